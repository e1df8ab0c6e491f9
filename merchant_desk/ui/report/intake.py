"""Taking files in, however they come: chosen, dropped or pasted. Nothing that is good is lost when
a neighbour is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QImage

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture, Proof
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui import pixels
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.words import translate

FILTER = "(*.jpg *.jpeg *.png *.webp *.bmp *.gif *.heic *.heif)"
FILTER_WITH_VIDEO = FILTER[:-1] + " *.mp4 *.mov *.webm)"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the user holds out: files, or a picture that has none."""

    files: tuple[Path, ...] = ()
    image: QImage | None = None

    def __bool__(self) -> bool:
        return bool(self.files) or self.image is not None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an offer."""

    proofs: tuple[Proof, ...]
    refusals: tuple[DeskError, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(item for item in self.proofs if isinstance(item, Picture))


def offer_of(mime: QMimeData) -> Offer:
    """What a drop or the clipboard holds that could be taken in; files before pixels."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Offer(paths)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Offer(image=image)
    return Offer()


def take(desk: Desk, offer: Offer, *, only_pictures: bool) -> Taken:
    """Read the offer whole and keep its bytes. Blocks: not for the UI thread."""
    proofs: list[Proof] = []
    refusals: list[DeskError] = []

    def keep(attach: Callable[[], Proof]) -> None:
        try:
            proofs.append(attach())
        except DeskError as refusal:
            refusals.append(refusal)

    one_file = pictures.attach_picture if only_pictures else pictures.attach
    for path in offer.files:
        keep(lambda path=path: one_file(desk, path))  # type: ignore[misc]
    if offer.image is not None:
        name = translate("Intake", "粘贴 {time}.png").format(
            time=f"{datetime.now().astimezone():%Y-%m-%d %H%M%S}"
        )
        data = pixels.png(offer.image)
        keep(lambda: pictures.attach_bytes(desk, data, name))
    return Taken(tuple(proofs), tuple(refusals))


class Intake(QObject):
    """Takes offers in on a thread for one owner, who hears of each when it is done."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks

    def take(self, offer: Offer, done: Callable[[Taken], None], *, only_pictures: bool) -> None:
        desk = self._desk
        self._tasks.run(
            lambda: take(desk, offer, only_pictures=only_pictures),
            done=done,
            failed=lambda error: done(Taken((), (error,))),
            owner=self,
        )
