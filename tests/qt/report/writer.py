"""A process of its own that writes a report in the dialog, until it is killed.

Says ``changed`` once the last change was made; what was not saved by then is its own affair.
"""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from merchant_desk.core.region import Region
from merchant_desk.core.report import Door, Suspect
from merchant_desk.desk import drafts, pictures
from merchant_desk.desk.desk import open_desk
from merchant_desk.ui.report.canvas.edits import Deed, Edit
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.tasks import Tasks
from tests.builders import ORDER, picture_bytes

CHANGES = 6


def rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(profile: Path) -> None:
    app = QApplication([])
    tasks = Tasks()
    with open_desk(profile, on_change=tasks.on_change, worker=False) as desk:
        suspects = tuple(
            Suspect(picture=pictures.attach_bytes(desk, picture_bytes(seed=n), f"{n}.jpg"))
            for n in (1, 2)
        )
        draft = replace(drafts.new(desk, Door.FILE, order=ORDER), suspects=suspects)
        dialog = ReportDialog(desk, tasks, draft, order_locked=True)
        dialog.open()
        rest(300)
        dialog.proof.canvas.turn(3)
        dialog.proof.choose(1)
        dialog.proof.canvas.turn(1)
        dialog.proof.canvas.mirror()
        regions: tuple[Region, ...] = ()
        for number in range(CHANGES):
            regions = (*regions, Region(10 * number, 20, 30, 40))
            dialog.proof.canvas.edited.emit(Edit(Deed.ADDED, regions, (number,)))
            dialog.proof.canvas.select(number)
            dialog.proof.canvas.zoom(1.3)
            rest(200)
        sys.stdout.write("changed\n")
        sys.stdout.flush()
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
