"""What the window can be shown without, loaded right after it: before somebody asks for it."""

from importlib import import_module

from PySide6.QtCore import QObject

from merchant_desk.ui.tasks import Tasks

_ON_A_THREAD = (
    "merchant_desk.evidence.compare",
    "merchant_desk.evidence.edges",
)


def warm_up(tasks: Tasks, owner: QObject) -> None:
    """Load it on a thread."""

    def load() -> None:
        for name in _ON_A_THREAD:
            import_module(name)

    tasks.run(load, done=lambda _: None, owner=owner)
