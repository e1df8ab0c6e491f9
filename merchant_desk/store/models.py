"""The tables."""

from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as whole microseconds since 1970 in UTC: sorts, and never shifts."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else _EPOCH + int(value) * _MICROSECOND


def table(row: "type[Base]") -> Table:
    """The bare table of ``row``, for what the unit of work would be too slow for."""
    return cast("Table", row.__table__)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment,
        list[str]: JSON,
        bytes: LargeBinary,
    }


class ReportRow(Base):
    """A sealed report. ``body`` is its canonical JSON, made once and sent as it is."""

    __tablename__ = "reports"

    id: Mapped[str] = mapped_column(primary_key=True)
    shop: Mapped[str]
    order_number: Mapped[str] = mapped_column(index=True)
    after_sale: Mapped[str]
    state: Mapped[str] = mapped_column(String(16), index=True)
    body: Mapped[bytes]
    kinds: Mapped[list[str]]
    pictures: Mapped[int]
    thumbnail: Mapped[str]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class AttachmentRow(Base):
    """A blob that a report needs, in the order of first use."""

    __tablename__ = "attachments"

    report_id: Mapped[str] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    size: Mapped[int]
    is_suspect: Mapped[bool]


class OutboxRow(Base):
    """The entry of a report that is not accepted yet."""

    __tablename__ = "outbox"

    report_id: Mapped[str] = mapped_column(
        ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True
    )
    size: Mapped[int]
    deadline: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_try: Mapped[datetime | None]
    waits_since: Mapped[datetime | None]
    any_network: Mapped[bool] = mapped_column(default=False, server_default=false())
    lease_owner: Mapped[str] = mapped_column(default="")
    lease_until: Mapped[datetime | None]
    problem_code: Mapped[str] = mapped_column(default="")
    problem_detail: Mapped[str] = mapped_column(default="")


Index(
    "ix_outbox_turn",
    OutboxRow.lease_owner,
    OutboxRow.deadline.is_(None),
    OutboxRow.deadline,
    OutboxRow.size,
    OutboxRow.report_id,
)


class EventRow(Base):
    """One step of a report's life."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(default="")


class ReceiptRow(Base):
    """The backend's word; kept for ever."""

    __tablename__ = "receipts"

    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    number: Mapped[str]
    sha256: Mapped[str]
    received_at: Mapped[datetime]


class DecisionRow(Base):
    """What a reviewer decided. It may come before the report is known here (another desk's)."""

    __tablename__ = "decisions"

    report_id: Mapped[str] = mapped_column(primary_key=True)
    accepted: Mapped[bool]
    reason: Mapped[str]
    decided_at: Mapped[datetime]
    seen: Mapped[bool] = mapped_column(default=False)


class ReviewRow(Base):
    """When a reviewer began to look at a report. It may come before the report is known here."""

    __tablename__ = "reviews"

    report_id: Mapped[str] = mapped_column(primary_key=True)
    opened_at: Mapped[datetime]


class ReuseRow(Base):
    """How many other shops have reported what a report's picture shows."""

    __tablename__ = "reuses"

    report_id: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    shops: Mapped[int]


class DraftRow(Base):
    """A report being written. A discarded one stays for a while, so that it can come back."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(index=True)
    discarded_at: Mapped[datetime | None]
    place: Mapped[str | None]


class BuyerRow(Base):
    __tablename__ = "buyers"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class MessageRow(Base):
    __tablename__ = "messages"
    __table_args__ = (Index("ix_messages_buyer_sent_at", "buyer", "sent_at", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    buyer: Mapped[str]
    from_buyer: Mapped[bool]
    sent_at: Mapped[datetime]
    text: Mapped[str]
    picture: Mapped[str]


class OrderRow(Base):
    """An order. ``import_id`` is the file's that brought it; the backend's word has none."""

    __tablename__ = "orders"

    number: Mapped[str] = mapped_column(primary_key=True)
    buyer: Mapped[str] = mapped_column(index=True)
    product: Mapped[str]
    title: Mapped[str]
    spec: Mapped[str]
    quantity: Mapped[int]
    paid: Mapped[int]
    state: Mapped[str]
    paid_at: Mapped[datetime | None] = mapped_column(index=True)
    photo: Mapped[str]
    import_id: Mapped[str | None] = mapped_column(default=None)


class ImportRow(Base):
    """A file of orders that was read; ``number`` grows, so the newest is known by it."""

    __tablename__ = "imports"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    made_at: Mapped[datetime]


class ImportedOrderRow(Base):
    """That a file brought or changed an order, and what it was ``before``, if it was there."""

    __tablename__ = "imported_orders"

    import_id: Mapped[str] = mapped_column(ForeignKey("imports.id"), primary_key=True)
    order_number: Mapped[str] = mapped_column(primary_key=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class AfterSaleRow(Base):
    __tablename__ = "after_sales"

    id: Mapped[str] = mapped_column(primary_key=True)
    order_number: Mapped[str] = mapped_column(index=True)
    buyer: Mapped[str] = mapped_column(index=True)
    type: Mapped[int]
    status: Mapped[int]
    amount: Mapped[int]
    reason: Mapped[str]
    description: Mapped[str]
    created_at: Mapped[datetime]
    deadline: Mapped[datetime | None]
    pictures: Mapped[list[str]]


class ProductRow(Base):
    __tablename__ = "products"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    photos: Mapped[list[str]]


class OrderCapRow(Base):
    """How many reports an order has had, as far as the backend has told."""

    __tablename__ = "order_caps"

    order_number: Mapped[str] = mapped_column(primary_key=True)
    counted: Mapped[int]
    cap: Mapped[int | None]


class NoteRow(Base):
    """What the desk must remember of itself: the connection, the feed's cursor, limits."""

    __tablename__ = "notes"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]] = mapped_column(JSON)
