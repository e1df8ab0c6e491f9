"""The addresses ``merchantdesk://PLACE[/ID]``: a link in a browser or a mail shows a place here.

Anybody may write such a link. So it only ever shows something that the desk has; it names no files,
sends nothing and changes nothing.
"""

import logging
import re
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QObject, Signal

from merchant_desk.core.errors import DeskError
from merchant_desk.desk import orders, records
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import problems
from merchant_desk.ui.tasks import Tasks

_log = logging.getLogger(__name__)

SCHEME = "merchantdesk"
CHATS, AFTER_SALES, RECORDS, INSPECT, SETTINGS = PLACES = (
    "chats",
    "after-sales",
    "records",
    "inspect",
    "settings",
)
"""The pages, in the window's order."""

_PATTERN = re.compile(rf"{SCHEME}:(?://)?([a-z-]*)(?:/([\w-]{{1,64}})?)?/?", re.IGNORECASE)
_WITH_ID = frozenset({AFTER_SALES, RECORDS})


@dataclass(frozen=True, slots=True)
class Address:
    """A place of :data:`PLACES`, or none; ``id`` is a record's or an after-sale's."""

    place: str = ""
    id: str = ""

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Nothing when the text names no place that there is."""
        found = _PATTERN.fullmatch(text.strip())
        if found is None:
            return None
        place, name = found[1].lower(), found[2] or ""
        if (place and place not in PLACES) or (name and place not in _WITH_ID):
            return None
        return cls(place, name)


class AddressDoor(QObject):
    """``page`` carries the number of the page to show; ``record`` and ``case`` the id of what to
    choose on it; ``refused`` the :class:`DeskError` of an address that leads nowhere.
    """

    page = Signal(int)
    record = Signal(str)
    case = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks

    def open(self, text: str) -> None:
        address = Address.parse(text)
        if address is None:
            self.refused.emit(DeskError(problems.NO_SUCH_PLACE))
        elif address.id:
            desk = self._desk
            self._tasks.run(
                lambda: _is_there(desk, address),
                done=lambda is_there: self._show(address, is_there=is_there),
                owner=self,
            )
        elif address.place:
            _log.info("a link shows %s", address.place)
            self.page.emit(PLACES.index(address.place))

    def _show(self, address: Address, *, is_there: bool) -> None:
        if not is_there:
            self.refused.emit(DeskError(problems.NO_SUCH_PLACE))
        elif address.place == RECORDS:
            self.record.emit(address.id)
        else:
            self.case.emit(address.id)


def _is_there(desk: Desk, address: Address) -> bool:
    if address.place == RECORDS:
        return records.record(desk, address.id) is not None
    return orders.after_sale(desk, address.id) is not None
