"""Taking files in, however they come: chosen, dropped or pasted. Nothing that is good is lost when
a neighbour is refused.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QImage

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture, Proof
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.desk.pictures import Opener, opened
from merchant_desk.desk.reading import GivenUpError, Phase, Watch
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


def take(
    desk: Desk,
    offer: Offer,
    *,
    only_pictures: bool,
    watches: tuple[Watch, ...],
    open_file: Opener = opened,
) -> Taken:
    """Read the offer whole and keep its bytes, one watch a file. Blocks: not for the UI thread."""
    proofs: list[Proof] = []
    refusals: list[DeskError] = []

    def keep(attach: Callable[[], Proof]) -> None:
        try:
            proofs.append(attach())
        except DeskError as refusal:
            refusals.append(refusal)

    one_file = pictures.attach_picture if only_pictures else pictures.attach
    for path, watch in zip(offer.files, watches, strict=True):
        if not watch.is_given_up:
            with suppress(GivenUpError):
                keep(lambda path=path, watch=watch: one_file(desk, path, watch, open_file))  # type: ignore[misc]
        watch.phase = Phase.OVER
    if offer.image is not None:
        name = translate("Intake", "粘贴 {time}.png").format(
            time=f"{datetime.now().astimezone():%Y-%m-%d %H%M%S}"
        )
        data = pixels.png(offer.image)
        keep(lambda: pictures.attach_bytes(desk, data, name))
    return Taken(tuple(proofs), tuple(refusals))


def give_up(watches: Iterable[Watch]) -> None:
    for watch in watches:
        watch.give_up()


class Intake(QObject):
    """Takes offers in on a thread for one owner, who hears of each when it is done. What nobody
    waits for any more is given up.
    """

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self.open_file: Opener = opened
        self._watches: list[Watch] = []
        watches = self._watches
        self.destroyed.connect(lambda: give_up(watches))

    @property
    def reading(self) -> int:
        """How many files are on their way."""
        self._watches[:] = [
            watch
            for watch in self._watches
            if watch.phase is not Phase.OVER and not watch.is_given_up
        ]
        return len(self._watches)

    def take(
        self, offer: Offer, done: Callable[[Taken], None], *, only_pictures: bool
    ) -> tuple[Watch, ...]:
        """Begin; the watches of the files, in their order."""
        desk, open_file = self._desk, self.open_file
        watches = tuple(Watch(path.name) for path in offer.files)
        self._watches += watches
        self._tasks.run(
            lambda: take(
                desk, offer, only_pictures=only_pictures, watches=watches, open_file=open_file
            ),
            done=done,
            failed=lambda error: done(Taken((), (error,))),
            owner=self,
        )
        return watches
