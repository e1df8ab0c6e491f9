"""Filling in the report dialog, step by step, as a person does."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind, Suspect
from merchant_desk.ui.report.dialog import ReportDialog, Step
from merchant_desk.ui.tour import hands
from merchant_desk.ui.tour.camera import Camera
from merchant_desk.ui.tour.hands import wait_for


def choose_order(dialog: ReportDialog, camera: Camera) -> None:
    """Take the order that is preselected."""
    wait_for(lambda: bool(dialog.order.number), "an order")
    hands.rest(400)
    camera.shoot("choose-order")
    hands.click(dialog.footer.next)
    wait_for(lambda: dialog.step is Step.PROOF, "the step 举证")


def pick_kind(dialog: ReportDialog, kind: Kind) -> None:
    button = dialog.proof.panel.kind.buttons[kind]
    hands.click(button, QPoint(8, button.height() // 2))
    wait_for(lambda: _suspect(dialog).kind is kind, f"the kind {kind}")


def draw(dialog: ReportDialog, region: Region, note: str) -> None:
    """Draw over ``region`` with the mouse, and say what was edited there."""
    canvas = dialog.proof.canvas
    wait_for(lambda: canvas.size_ is not None, "the picture on the canvas")
    before = len(_suspect(dialog).regions)
    corners = ((region.x, region.y), (region.right, region.bottom))
    start, end = (QPoint(*map(round, canvas.view.to_screen(x, y))) for x, y in corners)
    hands.drag(canvas, start, end)
    wait_for(lambda: len(_suspect(dialog).regions) == before + 1, "the drawn region")
    dialog.proof.panel.table.edit_note(before)
    editor = QApplication.focusWidget()
    if not isinstance(editor, QLineEdit):
        raise hands.TourError("the region's note cannot be edited")
    hands.write(editor, note)
    hands.key(editor, Qt.Key.Key_Return)
    wait_for(lambda: _suspect(dialog).regions[before].label == note, "the region's note")


def give_original(dialog: ReportDialog, file: Path, url: str) -> None:
    """Copy the original's file and paste it into the slot; write where it was seen."""
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    panel = dialog.proof.panel
    hands.click(panel.slot.paste)
    wait_for(lambda: len(_suspect(dialog).proof) == 1, "the original in its slot")
    QGuiApplication.clipboard().clear()  # Qt would let go of it after Python has ended
    hands.write(panel.source.url, url)
    wait_for(lambda: _suspect(dialog).source.url == url, "the original's address")


def pick_product_photo(dialog: ReportDialog) -> None:
    photos = dialog.proof.panel.photos
    wait_for(lambda: photos.photos.rowCount() > 0, "the shop's product photos")
    hands.click(photos.viewport(), photos.visualRect(photos.photos.index(0)).center())
    wait_for(lambda: len(_suspect(dialog).proof) == 1, "the product photo in its slot")


def submit(dialog: ReportDialog, camera: Camera) -> str:
    """Confirm, tick, submit; the report's id once the dialog says that it is saved."""
    submitted: list[str] = []
    dialog.submitted.connect(submitted.append)
    _wait_until_saved(dialog)
    camera.shoot("proof")
    hands.click(dialog.footer.next)
    wait_for(lambda: dialog.step is Step.CONFIRM, "the step 确认提交")
    for box in dialog.confirm.declarations.boxes.values():
        hands.click(box, QPoint(8, box.height() // 2))
        wait_for(box.isChecked, "a ticked declaration")
    _wait_until_saved(dialog)
    camera.shoot("confirm")
    hands.click(dialog.footer.next)
    wait_for(lambda: dialog.step is Step.RECEIPT, "the step 回执")
    return submitted[0]


def close(dialog: ReportDialog) -> None:
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    hands.click(dialog.receipt.close_)
    wait_for(lambda: bool(gone), "the closed dialog")


def _wait_until_saved(dialog: ReportDialog) -> None:
    hands.rest(300)
    wait_for(lambda: dialog.keeper.state.is_saved, "the saved draft")


def _suspect(dialog: ReportDialog) -> Suspect:
    """The tour's reports are about one picture each."""
    return dialog.draft.suspects[0]
