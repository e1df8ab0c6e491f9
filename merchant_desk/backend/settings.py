"""What an operator may choose."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from merchant_desk.core.picture import Limits

DEVICE_RATE = 200.0
ADDRESS_RATE = 2.0
"""Requests a second of one device, unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``data`` is the folder of everything that is kept here; it is made when missing."""

    data: Path
    database_url: str = ""
    """An SQLAlchemy address of SQLite or PostgreSQL; nothing means SQLite inside ``data``."""
    blobs_url: str = ""
    """``s3://BUCKET/PREFIX?endpoint=URL&region=NAME``, its keys in the environment as ``AWS_…``;
    nothing means a folder inside ``data``."""
    reports_per_order: int | None = 3
    """The platform's cap on reports of one order; ``None`` when it is not known."""
    limits: Limits = field(default_factory=Limits)
    report_bytes: int = 1024**2
    """The largest canonical JSON of a report."""
    silence: timedelta = timedelta(seconds=30)
    """A sender that says nothing for so long in the middle of a file is gone, or means no good."""
    requests_per_second: float = DEVICE_RATE
    """How often a device may ask for long; ten seconds' worth of it at once."""
    attempts_per_second: float = ADDRESS_RATE
    """How often an address may pair or renew its tokens; a minute's worth of it at once."""
    token_life: timedelta = timedelta(minutes=15)
    pairing_life: timedelta = timedelta(hours=24)
    oldest_client: str = "0.1.0"

    @property
    def database_file(self) -> Path:
        """The SQLite file that is used when no ``database_url`` is given."""
        return self.data / "backend.sqlite3"

    @property
    def blobs(self) -> Path:
        """The folder of blobs that is used when no ``blobs_url`` is given."""
        return self.data / "blobs"

    @property
    def arriving(self) -> Path:
        """Where uploads lie until they are whole; on the disk of ``blobs``, to be renamed."""
        return self.data / "arriving"
