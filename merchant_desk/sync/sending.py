"""What a desk knows of its sending beside the rows: how far, by which network, whether to stop."""

import threading
from dataclasses import dataclass, field

from merchant_desk.core.change import Change, Listener, Topic
from merchant_desk.core.record import Progress
from merchant_desk.wire.blobs import PART, WHOLE

SMALLEST_PART = 256 * 1024
_QUICK_SECONDS, _SLOW_SECONDS = 5.0, 20.0


@dataclass(slots=True)
class Sending:
    """Shared by the lanes of one desk."""

    notify: Listener = lambda _: None
    stopping: threading.Event = field(default_factory=threading.Event)
    is_metered: bool = False
    """The network costs by the byte: only reports that may use any network are sent."""
    part: int = PART
    """Bytes of the next part of a large file; it follows the line's speed."""
    there: set[str] = field(default_factory=set)
    """The SHA-256 of files that the backend said to have, in this round: not asked about again."""
    _progress: dict[str, Progress] = field(default_factory=dict)

    def progress(self, report_id: str) -> Progress | None:
        """How far the report's upload is, while it is under way."""
        return self._progress.get(report_id)

    def whole(self) -> Progress | None:
        """How far all uploads that are under way are together; nothing when there is none."""
        under_way = list(self._progress.values())
        if not under_way:
            return None
        return Progress(sum(p.sent for p in under_way), sum(p.total for p in under_way))

    def tell(self, report_id: str, sent: int, total: int) -> None:
        self._progress[report_id] = Progress(sent, total)
        self.notify(Change(Topic.REPORTS, report_id))

    def forget(self, report_id: str) -> None:
        self._progress.pop(report_id, None)

    def learn(self, seconds: float) -> None:
        """A part took so long: the next is larger on a quick line, smaller on a slow one."""
        if seconds < _QUICK_SECONDS:
            self.part = min(self.part * 2, WHOLE)
        elif seconds > _SLOW_SECONDS:
            self.shrink()

    def shrink(self) -> None:
        """A part was cut off: less is lost with a smaller one."""
        self.part = max(self.part // 2, SMALLEST_PART)
