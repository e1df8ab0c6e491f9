"""The garbage collector, kept on the window's thread.

Python collects cycles on whichever thread asks for memory. A cycle that holds things of Qt would
then be taken apart on a thread of work, while the window's thread uses what belongs to it, and the
program would end in a segmentation fault.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class GarbageCollector(QObject):
    """Collects when as much has piled up as Python itself would let, but only from the loop of the
    thread that made it; Python by itself does not, until :meth:`close`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_due)
        self._timer.start(_EVERY_MS)

    def close(self) -> None:
        """Take apart what is left, while nothing else runs, and let Python collect again."""
        self._timer.stop()
        gc.collect()
        gc.enable()


def collect_due() -> None:
    """Collect the oldest generation that is due, and with it the younger ones."""
    limits = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(limits) if count > most > 0]
    if due:
        gc.collect(due[-1])
