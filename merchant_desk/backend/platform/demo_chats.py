"""Turning dialogues into chat messages with their times."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from merchant_desk.wire.changes import ChatChange

_APART = timedelta(hours=1)
_NIGHT = timedelta(hours=8)
_CHINA = timedelta(hours=8)
_SOMETIMES = 0.6


@dataclass(frozen=True, slots=True)
class Said:
    """One message before it has an id."""

    buyer: str
    from_buyer: bool
    sent_at: datetime
    text: str = ""
    picture: str = ""


@dataclass(slots=True)
class Chats:
    """Everything that is said, and when each buyer is busy saying it."""

    chance: Random
    now: datetime
    said: list[Said] = field(default_factory=list)
    _busy: dict[str, list[tuple[datetime, datetime]]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def count(self, buyer: str) -> int:
        return self._counts.get(buyer, 0)

    def is_free(self, buyer: str, start: datetime) -> bool:
        """Whether a dialogue may begin then: not in the future, not into another one."""
        return start < self.now - _APART / 2 and all(
            start + _APART < begun or start > ended + _APART
            for begun, ended in self._busy.get(buyer, ())
        )

    def talk(
        self,
        buyer: str,
        start: datetime,
        lines: Iterable[str],
        words: Mapping[str, object],
        *,
        pictures: tuple[str, ...] = (),
        photo: str = "",
    ) -> datetime:
        """Let a dialogue happen at ``start``; when its last message was sent."""
        moment = start
        for speaker, said in self._spoken(lines):
            for text, picture in _contents(said, words, pictures, photo):
                moment += timedelta(seconds=self.chance.uniform(6, 70))
                self.said.append(Said(buyer, speaker == "B", min(moment, self.now), text, picture))
                self._counts[buyer] = self.count(buyer) + 1
        self._busy.setdefault(buyer, []).append((start, moment))
        return min(moment, self.now)

    def changes(self) -> list[ChatChange]:
        """All messages in the order of time; their ids sort likewise."""
        ordered = sorted(self.said, key=lambda said: said.sent_at)
        return [
            ChatChange(
                id=f"m{number:08d}",
                buyer=said.buyer,
                from_buyer=said.from_buyer,
                sent_at=said.sent_at,
                text=said.text,
                picture=said.picture,
            )
            for number, said in enumerate(ordered, 1)
        ]

    def _spoken(self, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Who says what: of each line one way, of some lines nothing."""
        chosen, before, said = 0, 0, True
        for line in lines:
            answers = line.startswith("&")
            speaker, _, rest = line.lstrip("?&").partition(" ")
            ways = rest.split("|")
            if not answers:
                said = not line.startswith("?") or self.chance.random() < _SOMETIMES
            if not answers or len(ways) != before:
                chosen = self.chance.randrange(len(ways))
            before = len(ways)
            if said:
                yield speaker, ways[chosen]


def by_day(moment: datetime) -> datetime:
    """``moment``, or the evening before when it is night in China."""
    return moment - _NIGHT if (moment + _CHINA).hour < 8 else moment


def _contents(
    said: str, words: Mapping[str, object], pictures: tuple[str, ...], photo: str
) -> list[tuple[str, str]]:
    """The messages of one line: a text, or pictures."""
    if said == "#picture":
        return [("", sha256) for sha256 in pictures]
    if said == "#photo":
        return [("", photo)] if photo else []
    return [(said.format_map(words), "")] if said else []
