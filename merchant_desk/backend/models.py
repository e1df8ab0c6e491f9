"""The tables. Everything below a shop has the shop in its key, so that no query can stray."""

from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as whole microseconds since 1970 in UTC: the same in every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else _EPOCH + int(value) * _MICROSECOND


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
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, bytes: LargeBinary}


class ShopRow(Base):
    """A shop with its two counters, both given out in the transaction of what they number."""

    __tablename__ = "shops"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str]
    made_at: Mapped[datetime]
    last_change: Mapped[int] = mapped_column(default=0)
    last_receipt: Mapped[int] = mapped_column(default=0)


class PairingCodeRow(Base):
    """A code that joins one device to a shop, by the SHA-256 of its normal form."""

    __tablename__ = "pairing_codes"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class DeviceRow(Base):
    """A desk that was paired, with its newest refresh token and the one before (hashes).

    ``key`` derives a successor from its predecessor, so that asking twice gives the same one.
    """

    __tablename__ = "devices"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"), index=True)
    name: Mapped[str]
    key: Mapped[bytes]
    refresh_hash: Mapped[str] = mapped_column(String(64), unique=True)
    previous_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    paired_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class TokenRow(Base):
    """An access token (its hash) until it expires."""

    __tablename__ = "tokens"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("devices.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class BlobRow(Base):
    """That a shop has the file of this SHA-256. The bytes were durable before the row was."""

    __tablename__ = "blobs"

    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str | None] = mapped_column(String(32))
    put_at: Mapped[datetime]
    pinned: Mapped[bool]
    """Whether the shop's orders and chats show it: then it stays without any report."""


class PartRow(Base):
    """A part of a file that is not whole yet, from byte ``start`` on: each start only once."""

    __tablename__ = "parts"

    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    start: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(BigInteger)
    key: Mapped[str] = mapped_column(String(255))
    put_at: Mapped[datetime]


class ChoreRow(Base):
    """When a shop is next to be tidied; whoever does it moves that on first, as a lease."""

    __tablename__ = "chores"

    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    due_at: Mapped[datetime] = mapped_column(index=True)


class ReportRow(Base):
    """A report that was accepted, its newest canonical JSON byte for byte, its receipt and its
    review.
    """

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("shop_id", "order_number", "counted"),
        UniqueConstraint("shop_id", "receipt_number"),
    )

    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    order_number: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))
    body: Mapped[bytes]
    receipt_number: Mapped[str] = mapped_column(String(32))
    received_at: Mapped[datetime]
    counted: Mapped[int]
    """The how manieth report of its order this is: unique, so no two can be the same one."""
    cap: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=1)
    """The newest; those before it are kept as revisions."""
    revised_at: Mapped[datetime | None]
    """When ``body`` came, unless it is the first."""
    withdrawn_at: Mapped[datetime | None]
    kinds: Mapped[str] = mapped_column(Text, default="")
    """The kinds of its newest revision, each in blanks, so that each can be looked for."""
    opened_at: Mapped[datetime | None]
    """When a reviewer first looked at it."""
    verdict: Mapped[str | None] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None]
    fingerprinted_at: Mapped[datetime | None] = mapped_column(index=True)
    """When its pictures' fingerprints were taken; nothing of a newer revision yet."""
    fingerprint_tries: Mapped[int] = mapped_column(default=0)


class RevisionRow(Base):
    """What a report said before it was revised, byte for byte."""

    __tablename__ = "revisions"
    __table_args__ = (
        ForeignKeyConstraint(["shop_id", "report_id"], ["reports.shop_id", "reports.id"]),
    )

    shop_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    report_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(String(64))
    body: Mapped[bytes]
    received_at: Mapped[datetime]


class ReportBlobRow(Base):
    """A file that a report rests on, so that it is never collected."""

    __tablename__ = "report_blobs"
    __table_args__ = (
        ForeignKeyConstraint(["shop_id", "report_id"], ["reports.shop_id", "reports.id"]),
        ForeignKeyConstraint(["shop_id", "sha256"], ["blobs.shop_id", "blobs.sha256"]),
    )

    shop_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    report_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)


class FingerprintRow(Base):
    """What a suspect picture of a report looks like, so that it is known again in other shops'.

    ``value`` is the fingerprint's 64 bits as a signed number, ``band0`` and on its parts.
    """

    __tablename__ = "fingerprints"
    __table_args__ = (
        ForeignKeyConstraint(["shop_id", "report_id"], ["reports.shop_id", "reports.id"]),
        *(Index(f"ix_fingerprints_band{n}", f"band{n}") for n in range(5)),
    )

    shop_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    report_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    value: Mapped[int | None] = mapped_column(BigInteger)
    """Nothing of a picture that has no structure: only the very same bytes are it then."""
    band0: Mapped[int | None]
    band1: Mapped[int | None]
    band2: Mapped[int | None]
    band3: Mapped[int | None]
    band4: Mapped[int | None]


class ReviewerRow(Base):
    """Somebody who may decide on reports; of the password only a salted hash."""

    __tablename__ = "reviewers"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    salt: Mapped[bytes]
    password_hash: Mapped[bytes]
    made_at: Mapped[datetime]


class ReviewSessionRow(Base):
    """A reviewer's browser that is signed in (the hash of its cookie) until it expires."""

    __tablename__ = "review_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    reviewer: Mapped[str] = mapped_column(ForeignKey("reviewers.name"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class ReviewEventRow(Base):
    """What was done about a report, by whom: nothing of it is ever changed."""

    __tablename__ = "review_events"
    __table_args__ = (
        ForeignKeyConstraint(["shop_id", "report_id"], ["reports.shop_id", "reports.id"]),
        Index("ix_review_events_report", "shop_id", "report_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    shop_id: Mapped[str] = mapped_column(String(64))
    report_id: Mapped[str] = mapped_column(String(64))
    reviewer: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
    revision: Mapped[int]
    verdict: Mapped[str | None] = mapped_column(String(16))
    """Nothing when it was opened."""
    reason: Mapped[str] = mapped_column(Text, default="")


class ChangeRow(Base):
    """The newest value of one thing in a shop's feed: a newer value takes a newer number."""

    __tablename__ = "changes"
    __table_args__ = (UniqueConstraint("shop_id", "key"),)

    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(128))
    body: Mapped[str] = mapped_column(Text)


class PlatformRow(Base):
    """Where a shop's things come from, and who is reading them now.

    ``keys`` tells the place of its secrets, never one of them. ``lease`` is the reader's own name,
    or nothing; with one, ``due_at`` is when the lease is void.
    """

    __tablename__ = "platforms"

    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    keys: Mapped[str]
    url: Mapped[str]
    connected_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    lease: Mapped[str] = mapped_column(String(64), default="")
    failures: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(Text, default="")
    read_at: Mapped[datetime | None]


class PlatformMarkRow(Base):
    """How far a stream has been read: on to ``read_to`` and back to ``history_to``.

    Both move in the transaction of the rows that they stand for. ``changes`` counts those.
    """

    __tablename__ = "platform_marks"

    shop_id: Mapped[str] = mapped_column(ForeignKey("platforms.shop_id"), primary_key=True)
    stream: Mapped[str] = mapped_column(String(16), primary_key=True)
    read_to: Mapped[datetime]
    history_to: Mapped[datetime]
    history_start: Mapped[datetime]
    history_end: Mapped[datetime]
    changes: Mapped[int] = mapped_column(default=0)


class PlatformPictureRow(Base):
    """What became of a picture's address (its SHA-256): fetched, nothing to be had, or tried."""

    __tablename__ = "platform_pictures"

    shop_id: Mapped[str] = mapped_column(ForeignKey("shops.id"), primary_key=True)
    address: Mapped[str] = mapped_column(String(64), primary_key=True)
    sha256: Mapped[str | None] = mapped_column(String(64))
    tries: Mapped[int]
    asked_at: Mapped[datetime]
