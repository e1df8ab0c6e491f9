"""Pictures: taken in whole, named by their SHA-256, shown from the profile."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from merchant_desk.core.change import Change, Topic
from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture, Proof
from merchant_desk.desk import reports
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.reading import Phase, Watch, WatchedFile
from merchant_desk.evidence import decode
from merchant_desk.evidence.problems import NOT_A_VIDEO_HERE
from merchant_desk.store import orders
from merchant_desk.store.blobs import Readable
from merchant_desk.store.problems import NO_SUCH_FILE

Opener = Callable[[Path], IO[bytes]]

_MEMORY = 8 * 1024**2


def opened(path: Path) -> IO[bytes]:
    """The file, to be read from its beginning."""
    return path.open("rb")


def attach(desk: Desk, path: Path, watch: Watch | None = None, open_file: Opener = opened) -> Proof:
    """Read the file whole and keep its bytes; :class:`DeskError` when it is not accepted.

    The draft holds the bytes from here on: what happens to the file later does not matter.
    ``watch`` hears how far it is; :class:`GivenUpError` once that says so.
    """
    watch = watch or Watch(path.name)
    limits = reports.limits(desk)
    try:
        decode.check_size(path, name=path.name, limits=limits)
        watch.total = path.stat().st_size
        source = open_file(path)
    except OSError as error:
        raise DeskError(NO_SUCH_FILE, name=path.name) from error
    watch.phase = Phase.READING
    with source:
        return _keep(desk, WatchedFile(source, watch), path.name)


def attach_bytes(desk: Desk, data: bytes, name: str) -> Picture:
    """Keep a picture that came by the clipboard."""
    return _picture(_keep(desk, io.BytesIO(data), name))


def attach_picture(
    desk: Desk, path: Path, watch: Watch | None = None, open_file: Opener = opened
) -> Picture:
    """As :func:`attach`, where only a picture will do."""
    return _picture(attach(desk, path, watch, open_file))


def file(desk: Desk, sha256: str) -> Path | None:
    """The picture's file when it is in the profile."""
    return desk.blobs.find(sha256)


def fetch(desk: Desk, sha256: str) -> Path:
    """The picture's file, downloaded from the backend when it is not here yet."""
    found = desk.blobs.find(sha256)
    if found is not None:
        return found
    joined, client = desk.connector.connect()
    with tempfile.SpooledTemporaryFile(_MEMORY) as temporary:
        client.download(joined.shop, sha256, temporary)
        temporary.seek(0)
        with desk.blobs.staging(temporary) as staged:
            if staged.sha256 == sha256:
                staged.keep()
    path = desk.blobs.require(sha256)
    desk.notify(Change(Topic.PICTURES, sha256))
    return path


def kept_by_backend(desk: Desk, sha256: str) -> bytes:
    """The bytes that the backend holds under this name, fetched anew: to compare them."""
    joined, client = desk.connector.connect()
    content = io.BytesIO()
    client.download(joined.shop, sha256, content)
    return content.getvalue()


def from_chat(desk: Desk, sha256: str, name: str = "") -> Picture:
    """The picture of a chat message or an after-sale as a value for a draft."""
    path = fetch(desk, sha256)
    name = name or f"{sha256[:12]}"
    return _picture(decode.read(path, name=name, sha256=sha256, limits=reports.limits(desk)))


def product_photos(desk: Desk, order_number: str) -> tuple[str, ...]:
    """SHA-256 of the shop's photos of the order's product; of all products when it is unknown."""
    with desk.database.read() as session:
        order = orders.order(session, order_number)
        return orders.product_photos(session, order.product if order else "")


def _keep(desk: Desk, source: Readable, name: str) -> Proof:
    limits = reports.limits(desk)
    with desk.blobs.staging(source) as staged:
        proof = decode.read(staged.path, name=name, sha256=staged.sha256, limits=limits)
        staged.keep()
    return proof


def _picture(proof: Proof) -> Picture:
    if not isinstance(proof, Picture):
        raise DeskError(NOT_A_VIDEO_HERE, name=proof.name)
    return proof
