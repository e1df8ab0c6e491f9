"""Pictures that the platform shows by an address, fetched once into the shop's blobs."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from merchant_desk.backend.blobs import Blobs, KeptBlob, enter
from merchant_desk.backend.database import Database, insert_new, lock_shop
from merchant_desk.backend.models import BlobRow, PlatformPictureRow
from merchant_desk.backend.platform.interface import PlatformError
from merchant_desk.core.picture import Limits

_TRIES = 5

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pictures:
    """``fetch`` gives the bytes at an address, at most so many, or :class:`PlatformError`."""

    database: Database
    blobs: Blobs
    shop_id: str
    limits: Limits
    fetch: Callable[[str, int], bytes]

    def keep(self, url: str) -> str:
        """The SHA-256 of the picture at ``url``; nothing when there is none to be had.

        A failure that may pass is raised, but not for ever: the case is worth more than a picture
        of it, so after some tries it comes without.
        """
        if not url:
            return ""
        name = hashlib.sha256(url.encode()).hexdigest()
        with self.database.read() as session:
            row = session.get(PlatformPictureRow, (self.shop_id, name))
            known, tries = (row.sha256, row.tries) if row else (None, 0)
        if known is not None:
            return known
        try:
            data = self.fetch(url, self.limits.picture_bytes)
        except PlatformError as error:
            if error.again and tries + 1 < _TRIES:
                self.database.write(lambda session: self._remember(session, name, None, tries + 1))
                error.alone = True  # pictures lie elsewhere than what the platform tells
                raise
            if not error.again and not error.alone:
                raise  # the service stops
            _log.info("a picture of the platform cannot be had: %s", error.code)
            data = b""
        return self._kept(name, data)

    def _kept(self, name: str, data: bytes) -> str:
        with self.blobs.arrivals.receive() as arrival:
            arrival.write(data)
            kind = arrival.media_type
            if kind is None or kind.is_video:
                self.database.write(lambda session: self._remember(session, name, "", 0))
                return ""
            blob = self.blobs.keep(self.shop_id, arrival)

        def change(session: Session) -> None:
            lock_shop(session, self.shop_id)
            self._pin(session, blob)
            self._remember(session, name, blob.sha256, 0)

        self.database.write(change)
        return blob.sha256

    def _pin(self, session: Session, blob: KeptBlob) -> None:
        """It stays without any report, even when it was there before for the sake of one."""
        if not enter(session, self.shop_id, blob, pinned=True):
            session.execute(
                update(BlobRow)
                .where(BlobRow.shop_id == self.shop_id, BlobRow.sha256 == blob.sha256)
                .values(pinned=True)
            )

    def _remember(self, session: Session, name: str, sha256: str | None, tries: int) -> None:
        values = {"sha256": sha256, "tries": tries, "asked_at": datetime.now(UTC)}
        place = {"shop_id": self.shop_id, "address": name}
        if not insert_new(session, PlatformPictureRow, **place, **values):
            session.execute(update(PlatformPictureRow).filter_by(**place).values(**values))
