"""A picture at the sizes that are there to be painted."""

from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Levels:
    """One picture at several sizes, the smallest first, each about twice the one before.

    At first only a reduced one may be there; ``is_whole`` once the last has every pixel. Regions
    never depend on which of them is painted.
    """

    images: tuple[QImage, ...]
    is_whole: bool = True

    def best(self, device_width: float) -> QImage:
        """The smallest level that is sharp when the picture is ``device_width`` pixels wide."""
        for image in self.images:
            if image.width() >= device_width:
                return image
        return self.images[-1]
