"""How fluid the canvas is: frames, time to the picture, and memory, on a picture of 48 megapixels.

Software drawing on Qt's platform without a screen. ``--quick`` takes a small picture and few
frames, to see that the bench itself works.
"""

import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, thread_time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QEventLoop, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImageReader, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from merchant_desk.core.picture import MediaType, Picture
from merchant_desk.core.region import Region
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.ui.garbage import GarbageCollector
from merchant_desk.ui.immortal import keep_constants, keep_started
from merchant_desk.ui.report.canvas.canvas import Canvas
from merchant_desk.ui.report.canvas.levels import Levels
from merchant_desk.ui.report.canvas.loading import PictureLoader
from merchant_desk.ui.report.canvas.reading import PROXY_SIDE
from merchant_desk.ui.report.canvas.view import Size
from merchant_desk.ui.tasks import Tasks

FRAME = 16.7
"""Milliseconds that the slowest frame but one in a hundred may take."""
SLOWER = 1.2
"""How many times a bare scaled decode the picture may take until it is on the screen."""
HEAVIER = 2.5
"""How many times the decoded picture's bytes the memory may grow."""
WINDOW = QSize(1280, 800)


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the picture and how long the run is."""

    width: int
    height: int
    regions: int
    frames: int
    decodes: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Milliseconds by the clock, and those that the thread which paints had the processor.

    On a busy machine the two lie apart, and only the second says something of the canvas.
    """

    time: float
    work: float


FULL = Scale(8000, 6000, regions=200, frames=400, decodes=7)
HUGE = Scale(12_000, 9000, regions=200, frames=200, decodes=3)
QUICK = Scale(2000, 1500, regions=20, frames=12, decodes=1)


def main(arguments: list[str]) -> int:
    """Measure; 0 when every number is met."""
    keep_constants()
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    GarbageCollector(app)
    scales = (QUICK,) if "--quick" in arguments else (FULL, HUGE)
    met = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        desk = stack.enter_context(open_desk(folder / "profile", worker=False))
        for scale in scales:
            path = folder / f"{scale.width}.jpg"
            write_picture(path, scale)
            met &= measure(desk, path, scale)
    return 0 if met or "--quick" in arguments else 1


def write_picture(path: Path, scale: Scale) -> None:
    """A photo-like JPEG: soft shapes under fine grain."""
    small = Image.frombytes("RGB", (160, 120), Random(7).randbytes(160 * 120 * 3))
    grain = Image.effect_noise((1000, 750), 40).convert("RGB")
    picture = small.resize((scale.width, scale.height), Image.Resampling.BICUBIC)
    for top in range(0, scale.height, 750):
        for left in range(0, scale.width, 1000):
            box = (left, top, min(left + 1000, scale.width), min(top + 750, scale.height))
            part = picture.crop(box)
            fine = grain.crop((0, 0, *part.size))
            picture.paste(Image.blend(part, fine, 0.3), box[:2])
    with BytesIO() as buffer:
        picture.save(buffer, "JPEG", quality=85)
        path.write_bytes(buffer.getvalue())


def measure(desk: Desk, path: Path, scale: Scale) -> bool:
    """Print what was found about one picture; whether every number is met."""
    size = Size(scale.width, scale.height)
    bare = min(_bare_decodes(path, scale.decodes))
    print(f"{scale.width}×{scale.height}, {scale.regions} regions, window {WINDOW.width()}×800")
    tasks = Tasks()
    canvas = Canvas()
    canvas.resize(WINDOW)
    canvas.show()
    with path.open("rb") as file, desk.blobs.staging(file) as staged:
        staged.keep()  # by itself the desk would refuse the largest: the canvas must bear it
    size_ = path.stat().st_size
    picture = Picture(staged.sha256, path.name, MediaType.JPEG, size_, scale.width, scale.height, 1)
    loader = PictureLoader(desk, tasks, canvas)
    shown = [_time_to_picture(canvas, tasks, loader, picture) for _ in range(scale.decodes)]
    before = _now_kib()
    _reset_peak()
    _time_to_picture(canvas, tasks, loader, picture, whole=True)
    memory = (_peak_kib() - before) * 1024 / (scale.width * scale.height * 4)
    canvas.show_regions(_regions(scale))
    keep_started()
    met = _tell("picture on screen", min(shown) / bare, SLOWER, "× the bare decode")
    print(f"    {min(shown) * 1000:.0f} ms; bare scaled decode {bare * 1000:.0f} ms")
    met &= _tell("peak memory", memory, HEAVIER, "× the decoded picture")
    for name, frames in (
        ("zoom", _zoom(canvas, scale.frames)),
        ("pan", _pan(canvas, scale.frames, size)),
        ("drag", _drag(canvas, scale.frames)),
        ("turned pan", _turned(canvas, scale.frames, size)),
    ):
        taken = list(frames)
        times, works = sorted(each.time for each in taken), sorted(each.work for each in taken)
        met &= _tell(f"{name}, p99 frame", _p99(times), FRAME, "ms")
        print(
            f"    median {median(times):.1f} ms, slowest {times[-1]:.1f} ms;"
            f" the processor's part: p99 {_p99(works):.1f} ms, median {median(works):.1f} ms"
        )
    canvas.close()
    tasks.close()
    return met


def _bare_decodes(path: Path, count: int) -> Iterator[float]:
    """Seconds of the fastest scaled decode of Pillow and of Qt, each ``count`` times."""

    def pillow() -> None:
        with Image.open(path) as picture:
            share = PROXY_SIDE / max(picture.size)
            picture.draft("RGB", (ceil(picture.width * share), ceil(picture.height * share)))
            picture.thumbnail((PROXY_SIDE, PROXY_SIDE))

    def qt() -> None:
        reader = QImageReader(str(path))
        reader.setScaledSize(reader.size().scaled(PROXY_SIDE, PROXY_SIDE, _KEEP))
        assert not reader.read().isNull()

    for decode_ in (pillow, qt):
        for _ in range(count):
            yield _seconds(decode_)


def _time_to_picture(
    canvas: Canvas, tasks: Tasks, loader: PictureLoader, picture: Picture, *, whole: bool = False
) -> float:
    """Seconds from the wish to the first frame with the picture; with ``whole`` the last level."""
    loop = QEventLoop()
    begun = perf_counter()
    took: list[float] = []

    def arrived(levels: Levels) -> None:
        canvas.show_levels(levels)
        canvas.repaint()
        if not took:
            took.append(perf_counter() - begun)
        if not whole or levels.is_whole:
            loop.quit()

    arriving = loader.arrived.connect(arrived)
    canvas.show_picture(Size(picture.width, picture.height))
    loader.load(picture)
    loop.exec()
    loader.disconnect(arriving)
    if not whole:
        loader.forget()
        QTest.qWait(10)
        while tasks.is_busy:
            QTest.qWait(20)
    return took[0]


def _regions(scale: Scale) -> tuple[Region, ...]:
    chance = Random(3)
    side = scale.width // 12
    return tuple(
        Region(
            chance.randrange(scale.width - side),
            chance.randrange(scale.height - side),
            chance.randrange(30, side),
            chance.randrange(30, side),
            "文字改动",
        )
        for _ in range(scale.regions)
    )


def _zoom(canvas: Canvas, frames: int) -> Iterator[Frame]:
    """In from the whole picture to single pixels and out again, at a wandering pointer."""
    canvas.fit()
    canvas.repaint()
    for frame in range(frames):
        way = 120 if (frame // 70) % 2 == 0 else -120
        at = QPointF(400 + frame % 300, 300 + frame % 200)
        yield _frame(lambda way=way, at=at: (_wheel(canvas, at, way), canvas.repaint()))


def _pan(canvas: Canvas, frames: int, size: Size) -> Iterator[Frame]:
    """Across the picture with the middle button, at a fit, a half, one and two."""
    for zoom in (0.0, 0.3, 0.6, 1.0, 2.5):
        canvas.fit()
        if zoom:
            canvas.zoom(zoom / canvas.view.scale)
        canvas.repaint()
        middle = Qt.MouseButton.MiddleButton
        QTest.mousePress(canvas, middle, pos=QPoint(640, 400))
        for frame in range(frames // 5):
            at = QPoint(640 - 9 * (frame % 40), 400 - 7 * (frame % 40))
            yield _frame(lambda at=at: (QTest.mouseMove(canvas, at), canvas.repaint()))
        QTest.mouseRelease(canvas, middle, pos=QPoint(640, 400))


def _drag(canvas: Canvas, frames: int) -> Iterator[Frame]:
    """A region over the whole picture in sight, and over a tenth of it."""
    left = Qt.MouseButton.LeftButton
    for zoom in (0.0, 1.0):
        canvas.fit()
        if zoom:
            canvas.zoom(zoom / canvas.view.scale)
        canvas.select(len(canvas.regions) // 2)
        region = canvas.regions[len(canvas.regions) // 2]
        x, y = canvas.view.to_screen(region.x + region.w / 2, region.y + region.h / 2)
        begun = QPoint(round(x), round(y))
        QTest.mousePress(canvas, left, pos=begun)
        for frame in range(frames // 2):
            at = begun + QPoint(4 + frame % 150, 4 + frame % 90)
            yield _frame(lambda at=at: (QTest.mouseMove(canvas, at), canvas.repaint()))
        QTest.mouseRelease(canvas, left, pos=begun)


def _turned(canvas: Canvas, frames: int, size: Size) -> Iterator[Frame]:
    """Panning while the picture is turned a quarter."""
    canvas.turn(1)
    yield from _pan(canvas, frames, size)
    canvas.turn(-1)


def _wheel(canvas: Canvas, at: QPointF, delta: int) -> None:
    event = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def _frame(deed: Callable[[], object]) -> Frame:
    begun, worked = perf_counter(), thread_time()
    deed()
    return Frame((perf_counter() - begun) * 1000, (thread_time() - worked) * 1000)


def _p99(ordered: list[float]) -> float:
    return ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]


def _seconds(deed: Callable[[], object]) -> float:
    begun = perf_counter()
    deed()
    return perf_counter() - begun


def _tell(what: str, found: float, limit: float, unit: str) -> bool:
    is_met = found <= limit
    print(f"  {'met   ' if is_met else 'MISSED'} {what}: {found:.2f} {unit} (at most {limit})")
    return is_met


def _now_kib() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() // 1024


def _reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak_kib() -> int:
    """The most memory held since :func:`_reset_peak`."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


_KEEP = Qt.AspectRatioMode.KeepAspectRatio

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
