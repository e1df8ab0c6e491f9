"""A picture at the sizes that are there to be painted."""

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Levels:
    """``proxy`` is reduced and comes first; ``full`` has every pixel and may come later.

    Regions never depend on which of them is painted.
    """

    proxy: QImage
    full: QImage | None = None

    def best(self, device_width: float) -> QImage:
        """The smallest level that is sharp when the picture is ``device_width`` pixels wide."""
        if self.full is None or device_width <= self.proxy.width():
            return self.proxy
        return self.full
