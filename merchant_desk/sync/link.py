"""What this profile is joined to, and how it is remembered."""

from dataclasses import asdict, dataclass

from merchant_desk.core.picture import Limits
from merchant_desk.store import notes
from merchant_desk.store.database import Session
from merchant_desk.wire.access import Meta


@dataclass(frozen=True, slots=True)
class Link:
    """A paired backend: where it is, as which device, for which shop."""

    url: str
    device: str
    shop: str
    shop_name: str

    @property
    def secret_name(self) -> str:
        return self.device


def load(session: Session) -> Link | None:
    note = notes.get(session, notes.CONNECTION)
    return Link(**note) if note else None


def save(session: Session, link: Link) -> None:
    notes.put(session, notes.CONNECTION, asdict(link))


def save_meta(session: Session, meta: Meta) -> None:
    notes.put(session, notes.META, meta.model_dump(mode="json"))


def limits(session: Session) -> Limits:
    """The stricter of our own limits and what the backend last told."""
    return terms(session)[0]


def reports_per_order(session: Session) -> int | None:
    """The cap that the backend last told, or ``None`` when none is known."""
    return terms(session)[1]


def terms(session: Session) -> tuple[Limits, int | None]:
    """Both, by one look."""
    note = notes.get(session, notes.META)
    own = Limits()
    if not note:
        return own, None
    told = Meta.model_validate(note).limits
    stricter = Limits(
        picture_bytes=min(own.picture_bytes, told.picture_bytes),
        picture_pixels=min(own.picture_pixels, told.picture_pixels),
        video_bytes=min(own.video_bytes, told.video_bytes),
        text_length=min(own.text_length, told.text_length),
        pictures_per_report=min(own.pictures_per_report, told.pictures_per_report),
    )
    return stricter, told.reports_per_order
