"""Hypothesis strategies: any value that the rules and the wire must stand."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from merchant_desk.core.picture import MediaType, Picture, Video
from merchant_desk.core.region import LABEL_LENGTH, MIN_SIDE, Region
from merchant_desk.core.report import (
    Declaration,
    Door,
    Kind,
    Report,
    ReportDraft,
    Source,
    Suspect,
)

SIDES = st.integers(MIN_SIDE, 12_000)
DIGITS = "0123456789"
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
IDS = st.text("abcdefghijklmnop-0123456789", min_size=1, max_size=36)
PHRASES = st.text("aZ09 -_,.:/%?\"'\\{}<>&\n\t\x00é裂纹，“”０\u2028\ufeff😀", max_size=20)
"""Texts with all that quoting, escaping and encoding trip over."""

ORDER_NUMBERS = st.builds(
    lambda day, century, rest: f"{century}{day.year % 100:02}{day:%m%d}-{rest}",
    st.dates(),
    st.sampled_from(["", "20"]),
    st.text(DIGITS, min_size=6, max_size=15),
)

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.builds(
    lambda moment, zone: datetime.fromtimestamp(0, zone) + timedelta(microseconds=moment),
    st.integers(0, 4_000_000_000_000_000),
    ZONES | st.just(UTC),
)


@st.composite
def regions(draw: st.DrawFn, width: int, height: int) -> Region:
    """A region that fits a ``width`` × ``height`` picture."""
    w, h = draw(st.integers(MIN_SIDE, width)), draw(st.integers(MIN_SIDE, height))
    x, y = draw(st.integers(0, width - w)), draw(st.integers(0, height - h))
    return Region(x, y, w, h, draw(PHRASES | st.just("字" * LABEL_LENGTH)))


PICTURES = st.builds(
    Picture,
    sha256=DIGESTS,
    name=PHRASES,
    media_type=st.sampled_from([kind for kind in MediaType if not kind.is_video]),
    bytes=st.integers(1, 20 * 1024**2),
    width=SIDES,
    height=SIDES,
    orientation=st.integers(1, 8),
)
VIDEOS = st.builds(
    Video,
    sha256=DIGESTS,
    name=PHRASES,
    media_type=st.sampled_from([kind for kind in MediaType if kind.is_video]),
    bytes=st.integers(1, 200 * 1024**2),
)
SOURCES = st.builds(Source, url=PHRASES, site=PHRASES, seen_at=st.none() | MOMENTS)


@st.composite
def suspects(draw: st.DrawFn, *, complete: bool = True) -> Suspect:
    picture = draw(PICTURES)
    fitting = regions(picture.width, picture.height)
    return Suspect(
        picture=picture,
        kind=draw(st.sampled_from(Kind) if complete else st.none() | st.sampled_from(Kind)),
        regions=tuple(draw(st.lists(fitting, max_size=3))),
        private=tuple(draw(st.lists(fitting, max_size=2))),
        annotated=draw(st.none() | PICTURES) if complete else None,
        proof=tuple(draw(st.lists(PICTURES | VIDEOS, max_size=3))),
        source=draw(SOURCES),
        message=draw(IDS | st.just("")),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    return Report(
        id=draw(IDS),
        shop=draw(IDS | st.just("")),
        door=draw(st.sampled_from(Door)),
        made_at=draw(MOMENTS),
        order=draw(ORDER_NUMBERS),
        after_sale=draw(IDS | st.just("")),
        suspects=tuple(draw(st.lists(suspects(), min_size=1, max_size=3))),
        text=draw(PHRASES),
        declarations=frozenset(draw(st.sets(st.sampled_from(Declaration)))),
        revision=draw(st.integers(1, 9)),
    )


@st.composite
def drafts(draw: st.DrawFn) -> ReportDraft:
    """A draft, complete or not."""
    return ReportDraft(
        id=draw(IDS),
        shop=draw(IDS | st.just("")),
        door=draw(st.sampled_from(Door)),
        made_at=draw(MOMENTS),
        order=draw(ORDER_NUMBERS | PHRASES),
        after_sale=draw(IDS | st.just("")),
        suspects=tuple(draw(st.lists(suspects(complete=False), max_size=3))),
        text=draw(PHRASES),
        declarations=frozenset(draw(st.sets(st.sampled_from(Declaration)))),
    )
