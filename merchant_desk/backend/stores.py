"""Opening the store that the settings name."""

from merchant_desk.backend.blobs import Blobs
from merchant_desk.backend.problems import NOT_INSTALLED, UNSUPPORTED_BLOBS
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.store import Arrivals, Store
from merchant_desk.backend.store_folder import FolderStore
from merchant_desk.core.errors import DeskError


def open_blobs(settings: Settings) -> Blobs:
    """The blobs of ``settings`` with their store."""
    return Blobs(open_store(settings), Arrivals(settings.arriving))


def open_store(settings: Settings) -> Store:
    """The store that ``settings`` name; :class:`DeskError` when the address is none of ours."""
    if not settings.blobs_url:
        return FolderStore(settings.blobs)
    if not settings.blobs_url.startswith("s3://"):
        raise DeskError(UNSUPPORTED_BLOBS, url=settings.blobs_url)
    try:
        from merchant_desk.backend.store_s3 import open_s3  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise DeskError(NOT_INSTALLED) from error
    return open_s3(settings.blobs_url)
