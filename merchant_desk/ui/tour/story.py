"""The story: three doors, three kinds, and a backend that goes away in the middle."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from merchant_desk.core.errors import DeskError
from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind
from merchant_desk.core.state import ReportState
from merchant_desk.desk import chats, records
from merchant_desk.desk.demo import DemoBackend
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.tour import doors, form, hands
from merchant_desk.ui.tour.camera import Camera
from merchant_desk.ui.tour.check import check
from merchant_desk.ui.tour.hands import TourError, wait_for
from merchant_desk.ui.tour.scenes import Scene, chat_scene, open_case

_MESSAGES = 3000
_URL = "https://www.xiaohongshu.com/explore/66f0c1"


def tell(window: MainWindow, desk: Desk, tasks: Tasks, backend: DemoBackend, folder: Path) -> int:
    """Walk through all three doors; 0 when the backend then holds exactly the reports made."""
    camera = Camera(folder)
    problems: list[DeskError] = []
    tasks.problem.connect(problems.append)
    tale = _Tale(window, desk, tasks, backend, camera)
    try:
        tale.run()
    except (TourError, DeskError) as error:
        camera.shoot("failed")
        seen = "".join(f"\n  {problem}" for problem in problems)
        sys.stderr.write(f"tour: {error}{seen}\n")
        return 1
    sys.stdout.write(f"tour: {len(tale.made)} reports made and kept, screenshots in {folder}\n")
    return 0


class _Tale:
    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        tasks: Tasks,
        backend: DemoBackend,
        camera: Camera,
    ) -> None:
        self._window = window
        self._desk = desk
        self._tasks = tasks
        self._backend = backend
        self._camera = camera
        self.made: list[str] = []

    def run(self) -> None:
        wait_for(self._is_filled, "the demo shop's messages")
        self._edited_by_right_click()
        self._web_by_press_and_hold_while_offline()
        self._other_shop_by_after_sale_link()
        self._look_at_records()
        check(self._desk, self._backend, self.made)

    def _edited_by_right_click(self) -> None:
        scene = chat_scene(self._desk, "edited")
        dialog = doors.by_right_click(self._window, scene.message, self._camera)
        form.choose_order(dialog, self._camera)
        self._require_bytes(dialog.draft.suspects[0].picture.sha256, scene)
        form.pick_kind(dialog, Kind.EDITED)
        picture = dialog.draft.suspects[0].picture
        for number, region in enumerate(_drawable(scene, picture.width, picture.height), 1):
            form.draw(dialog, region, f"疑似修改处{number}")
        self.made.append(form.submit(dialog, self._camera))
        self._wait_until_accepted(self.made[-1])
        hands.rest(300)
        self._camera.shoot("receipt")
        form.close(dialog)

    def _web_by_press_and_hold_while_offline(self) -> None:
        scene = chat_scene(self._desk, "web")
        if scene.original is None:
            raise TourError("the web picture has no original")
        dialog = doors.by_press_and_hold(self._window, scene.message, self._camera)
        form.choose_order(dialog, self._camera)
        form.pick_kind(dialog, Kind.WEB)
        form.give_original(dialog, scene.original, _URL)
        self._away(self._backend.stop)
        self.made.append(form.submit(dialog, self._camera))
        wait_for(self._window.offline.isVisible, "the offline bar")
        hands.rest(300)
        self._camera.shoot("queued-offline")
        form.close(dialog)
        doors.turn_to(self._window, doors.RECORDS)
        hands.rest(600)
        self._camera.shoot("records-offline")
        self._away(self._backend.start)
        self._wait_until_accepted(self.made[-1])
        wait_for(lambda: not self._window.offline.isVisible(), "the offline bar to go")

    def _other_shop_by_after_sale_link(self) -> None:
        case = open_case(self._desk, "other-shop")
        dialog = doors.by_after_sale_link(self._window, case, self._camera)
        form.pick_kind(dialog, Kind.OTHER_SHOP)
        form.pick_product_photo(dialog)
        self.made.append(form.submit(dialog, self._camera))
        self._wait_until_accepted(self.made[-1])
        form.close(dialog)

    def _look_at_records(self) -> None:
        doors.turn_to(self._window, doors.RECORDS)
        self._window.records.show_report(self.made[0])
        hands.rest(1000)
        self._camera.shoot("records")
        doors.turn_to(self._window, 4)
        hands.rest(300)
        self._camera.shoot("settings")

    def _is_filled(self) -> bool:
        return sum(talk.messages for talk in chats.conversations(self._desk)) >= _MESSAGES

    def _wait_until_accepted(self, report_id: str) -> None:
        def is_accepted() -> bool:
            record = records.record(self._desk, report_id)
            return record is not None and record.state is ReportState.ACCEPTED

        wait_for(is_accepted, f"the receipt of {report_id}")

    def _away(self, step: Callable[[], None]) -> None:
        """Stop or start the backend on a thread, and wait for it with the window alive."""
        done: list[None] = []
        self._tasks.run(step, done=done.append, owner=self._window)
        wait_for(lambda: bool(done), "the backend")

    def _require_bytes(self, sha256: str, scene: Scene) -> None:
        if hashlib.sha256(scene.file.read_bytes()).hexdigest() != sha256:
            raise TourError("the chat shows another picture than the demo shop sent")


def _drawable(scene: Scene, width: int, height: int) -> tuple[Region, ...]:
    """What was truly edited, as two regions: a merchant often finds more than one place."""
    first = scene.regions[0]
    corner = Region(width // 20, height // 20, width // 5, height // 6)
    return scene.regions[:2] if len(scene.regions) > 1 else (first, corner)
