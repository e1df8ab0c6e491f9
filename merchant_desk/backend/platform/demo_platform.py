"""The demo shop as a platform: it tells all of its made-up story, by when each thing happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from merchant_desk.backend.platform import demo_shop
from merchant_desk.backend.platform.demo_catalogue import Catalogue
from merchant_desk.backend.platform.interface import Span, Stream, Track
from merchant_desk.wire.changes import (
    AfterSaleChange,
    BuyerChange,
    Change,
    ChatChange,
    OrderChange,
    ProductChange,
)

_ALL = timedelta(days=90)
_TRACK = Track(width=_ALL, lag=timedelta(0), overlap=timedelta(0), history=_ALL, history_width=_ALL)


@dataclass(frozen=True, slots=True)
class DemoPlatform:
    """``now`` is when the story ends. Its pictures are the catalogue's, in the blobs already."""

    catalogue: Catalogue
    now: datetime
    _told: list[Change] = field(default_factory=list)

    @property
    def tracks(self) -> Mapping[Stream, Track]:
        return dict.fromkeys(Stream, _TRACK)

    def read(self, stream: Stream, span: Span) -> tuple[Change, ...]:
        if not self._told:
            self._told.extend(demo_shop.changes(self.catalogue, self.now))
        return tuple(change for change in self._told if _belongs(change, stream, span))

    def read_history(self, stream: Stream, span: Span) -> tuple[Change, ...]:
        return self.read(stream, span)


def _belongs(change: Change, stream: Stream, span: Span) -> bool:
    match change:
        case ProductChange():
            return stream is Stream.ORDERS
        case BuyerChange():
            return stream is Stream.MESSAGES
        case OrderChange(paid_at=moment):
            kind = Stream.ORDERS
        case AfterSaleChange(created_at=moment):
            kind = Stream.AFTER_SALES
        case ChatChange(sent_at=moment):
            kind = Stream.MESSAGES
        case _:
            return False
    return kind is stream and moment is not None and span.start <= moment <= span.end
