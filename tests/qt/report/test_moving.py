"""Moving pictures between suspects and proof: by drag, by menu, by key, and undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from merchant_desk.core.picture import Picture
from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind, ReportDraft, Suspect
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report import moves
from merchant_desk.ui.report.carrier import Carrier
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.edits import Suspects
from merchant_desk.ui.report.moves import Item
from merchant_desk.ui.report.proof_row import ProofRow
from tests.builders import picture_bytes
from tests.qt.report.conftest import Wait
from tests.strategies import PICTURES, VIDEOS

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def dialog(
    shop: Desk, show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft], settle: Wait
) -> ReportDialog:
    """Three suspects; the first is a web picture with two files of proof."""
    draft = begin(3)
    proof = tuple(
        pictures.attach_bytes(shop, picture_bytes(seed=n), f"proof-{n}.jpg") for n in (51, 52)
    )
    first = replace(draft.suspects[0], kind=Kind.WEB, proof=proof)
    shown = show(replace(draft, suspects=(first, *draft.suspects[1:])), order_locked=True)
    settle()
    return shown


def let_go(widget: QWidget, mime: QMimeData, at: QPoint) -> bool:
    """Drop ``mime``, as a window system tells of it; whether it was taken."""
    move = Qt.DropAction.MoveAction
    QApplication.sendEvent(widget, QDragEnterEvent(QPointF(at), move, mime, LEFT, NO_KEYS))
    event = QDropEvent(QPointF(at), move, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def row_of(dialog: ReportDialog, row: int, share: float) -> QPoint:
    """A point of the strip's row, ``share`` of its height from the top."""
    view = dialog.proof.strip.view
    place = view.visualRect(view.model().index(row, 0))
    return QPoint(place.center().x(), round(place.top() + share * place.height()))


def names(dialog: ReportDialog) -> list[str]:
    return [suspect.picture.name for suspect in dialog.draft.suspects]


def proof(dialog: ReportDialog, suspect: int) -> list[str]:
    return [item.name for item in dialog.draft.suspects[suspect].proof]


def rows(dialog: ReportDialog) -> list[ProofRow]:
    found = dialog.proof.panel.slot.findChildren(ProofRow)
    return sorted((row for row in found if row.isVisible()), key=lambda row: row.y())


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> list[Item]:
    """What the mouse carries away: a real drag belongs to the window system."""
    items: list[Item] = []

    def carry(_self: Carrier, _source: QWidget, item: Item, _shown: QPixmap | None) -> None:
        items.append(item)

    monkeypatch.setattr(Carrier, "carry", carry)
    return items


def drag(widget: QWidget, start: QPoint) -> None:
    QTest.mousePress(widget, LEFT, NO_KEYS, start)
    QTest.mouseMove(widget, start + QPoint(40, 60))
    QTest.mouseRelease(widget, LEFT, NO_KEYS, start + QPoint(40, 60))


def test_a_suspect_is_carried_away_without_being_shown_first(
    dialog: ReportDialog, carried: list[Item]
) -> None:
    drag(dialog.proof.strip.view.viewport(), row_of(dialog, 2, 0.5))
    assert carried == [Item(dialog.draft.suspects[2].picture.sha256)]
    assert dialog.proof.edits.index == 0
    QTest.mouseClick(dialog.proof.strip.view.viewport(), LEFT, NO_KEYS, row_of(dialog, 2, 0.5))
    assert dialog.proof.edits.index == 2


def test_a_file_of_proof_is_carried_by_its_thumbnail(
    dialog: ReportDialog, carried: list[Item], settle: Wait
) -> None:
    drag(rows(dialog)[0], QPoint(20, 20))
    settle()
    first = dialog.draft.suspects[0]
    assert carried == [Item(first.proof[0].sha256, first.picture.sha256)]


def test_a_suspect_dropped_in_the_slot_becomes_proof_of_the_shown_one_and_undo_brings_it_back(
    dialog: ReportDialog, settle: Wait
) -> None:
    before = dialog.draft.suspects
    slot = dialog.proof.panel.slot
    mime = Carrier(dialog.draft.id).pack(Item(before[2].picture.sha256))
    assert let_go(slot, mime, QPoint(30, slot.height() - 6))
    assert names(dialog) == ["suspect-1.jpg", "suspect-2.jpg"]
    assert proof(dialog, 0) == ["proof-51.jpg", "proof-52.jpg", "suspect-3.jpg"]
    dialog.keeper.undo.undo()
    settle()
    assert dialog.draft.suspects == before
    assert dialog.proof.edits.index == 2


def test_proof_dropped_between_two_suspects_becomes_a_suspect_there(dialog: ReportDialog) -> None:
    first = dialog.draft.suspects[0]
    item = Item(first.proof[1].sha256, first.picture.sha256)
    view = dialog.proof.strip.view.viewport()
    assert let_go(view, Carrier(dialog.draft.id).pack(item), row_of(dialog, 1, 0.05))
    assert names(dialog) == ["suspect-1.jpg", "proof-52.jpg", "suspect-2.jpg", "suspect-3.jpg"]
    assert proof(dialog, 0) == ["proof-51.jpg"]
    assert dialog.proof.edits.index == 0


def test_a_file_dropped_on_a_suspect_becomes_its_proof(dialog: ReportDialog) -> None:
    first = dialog.draft.suspects[0]
    item = Item(first.proof[0].sha256, first.picture.sha256)
    view = dialog.proof.strip.view.viewport()
    assert let_go(view, Carrier(dialog.draft.id).pack(item), row_of(dialog, 1, 0.5))
    assert (proof(dialog, 0), proof(dialog, 1)) == (["proof-52.jpg"], ["proof-51.jpg"])


def test_suspects_change_their_order_by_drag_and_the_same_picture_stays_in_sight(
    dialog: ReportDialog,
) -> None:
    dialog.proof.choose(1)
    item = Item(dialog.draft.suspects[2].picture.sha256)
    view = dialog.proof.strip.view.viewport()
    assert let_go(view, Carrier(dialog.draft.id).pack(item), row_of(dialog, 0, 0.05))
    assert names(dialog) == ["suspect-3.jpg", "suspect-1.jpg", "suspect-2.jpg"]
    assert dialog.proof.edits.index == 2
    dialog.keeper.undo.undo()
    assert names(dialog) == ["suspect-1.jpg", "suspect-2.jpg", "suspect-3.jpg"]
    assert dialog.proof.edits.index == 1


def test_proof_changes_its_order_by_drag(dialog: ReportDialog) -> None:
    first = dialog.draft.suspects[0]
    item = Item(first.proof[1].sha256, first.picture.sha256)
    slot = dialog.proof.panel.slot
    assert let_go(slot, Carrier(dialog.draft.id).pack(item), QPoint(30, rows(dialog)[0].y() + 2))
    assert proof(dialog, 0) == ["proof-52.jpg", "proof-51.jpg"]


def test_what_another_draft_carries_is_not_taken(dialog: ReportDialog) -> None:
    mime = Carrier("another").pack(Item(dialog.draft.suspects[0].picture.sha256))
    before = dialog.draft
    view = dialog.proof.strip.view.viewport()
    assert not let_go(view, mime, row_of(dialog, 1, 0.5))
    assert not let_go(dialog.proof.panel.slot, mime, QPoint(30, 30))
    assert dialog.draft == before


def test_a_suspect_changes_its_place_by_alt_and_an_arrow(dialog: ReportDialog) -> None:
    view = dialog.proof.strip.view
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert names(dialog) == ["suspect-2.jpg", "suspect-1.jpg", "suspect-3.jpg"]
    assert dialog.proof.edits.index == 1
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert names(dialog) == ["suspect-1.jpg", "suspect-2.jpg", "suspect-3.jpg"]


def menu_by_key(widget: QWidget) -> dict[str, Callable[[], None]]:
    """The menu that the Menu key opens: what it says, and how to do it."""
    key = QContextMenuEvent.Reason.Keyboard
    middle = widget.rect().center()
    QApplication.sendEvent(
        widget, QContextMenuEvent(key, middle, widget.mapToGlobal(middle), NO_KEYS)
    )
    (menu,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    deeds = {a.text(): a.trigger for a in menu.actions() if a.text() and a.isEnabled()}
    menu.close()
    return deeds


def test_the_menu_key_moves_a_file_of_proof_wherever_the_mouse_can(dialog: ReportDialog) -> None:
    deeds = menu_by_key(rows(dialog)[0].replace)
    assert list(deeds) == [
        "后移一位",
        "移为可疑图片",
        "移为图 2 的材料",
        "移为图 3 的材料",
        "更换…",
        "移除",
    ]
    deeds["移为图 3 的材料"]()
    assert (proof(dialog, 0), proof(dialog, 2)) == (["proof-52.jpg"], ["proof-51.jpg"])


def test_the_menu_key_moves_a_suspect_and_says_what_became_of_it(dialog: ReportDialog) -> None:
    dialog.proof.choose(1)
    deeds = menu_by_key(dialog.proof.strip.view)
    assert list(deeds)[:3] == ["前移一位\tAlt+↑", "后移一位\tAlt+↓", "移为图 1 的材料"]
    deeds["移为图 1 的材料"]()
    assert names(dialog) == ["suspect-1.jpg", "suspect-3.jpg"]
    assert dialog.proof.frame._status.text() == "已移为图 1 的材料，Ctrl+Z 可撤销"


def test_a_video_stays_proof_and_it_is_said_why(
    dialog: ReportDialog, tmp_path: Path, settle: Wait
) -> None:
    video = tmp_path / "unboxing.mp4"
    video.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(2000))
    taken = pictures.attach(dialog._desk, video)
    suspects = dialog.draft.suspects
    first = replace(suspects[0], proof=(*suspects[0].proof, taken))
    dialog.keeper.edit((first, *suspects[1:]), "添加材料")
    dialog.proof.mover.before_suspect(Item(taken.sha256, first.picture.sha256), 0)
    assert "这里需要图片" in dialog.proof.refusal.text
    assert dialog.draft.suspects[0] == first


# -- taking a removal back


def test_the_press_offered_after_a_removal_takes_back_only_that(dialog: ReportDialog) -> None:
    dialog.proof.choose(1)
    lost = dialog.draft.suspects[1]
    dialog.proof.strip.remove.click()
    dialog.proof.choose(0)
    dialog.proof.panel.kind.buttons[Kind.EDITED].click()
    dialog.proof.refusal._action.click()
    assert dialog.draft.suspects[1] == lost
    assert dialog.draft.suspects[0].kind is Kind.EDITED


def test_a_file_of_proof_is_put_back_where_it_was_whatever_was_done_since(
    dialog: ReportDialog,
) -> None:
    rows(dialog)[0].remove.click()
    assert proof(dialog, 0) == ["proof-52.jpg"]
    dialog.proof.panel.kind.buttons[Kind.OTHER_SHOP].click()
    dialog.proof.refusal._action.click()
    assert proof(dialog, 0) == ["proof-51.jpg", "proof-52.jpg"]
    assert dialog.draft.suspects[0].kind is Kind.OTHER_SHOP


def test_a_removal_that_was_undone_already_is_not_taken_back_twice(dialog: ReportDialog) -> None:
    before = dialog.draft.suspects
    dialog.proof.strip.remove.click()
    dialog.keeper.undo.undo()
    dialog.proof.refusal._action.click()
    assert dialog.draft.suspects == before


# -- no file is lost by a move


def files(suspects: Suspects) -> set[str]:
    proof = {item.sha256 for suspect in suspects for item in suspect.proof}
    return proof | {suspect.picture.sha256 for suspect in suspects}


@st.composite
def drafts(draw: st.DrawFn) -> Suspects:
    files_of_proof = st.lists(PICTURES | VIDEOS, max_size=3, unique_by=lambda p: p.sha256)
    found = draw(st.lists(PICTURES, min_size=1, max_size=4, unique_by=lambda p: p.sha256))
    return tuple(
        Suspect(
            picture=picture,
            regions=(Region(0, 0, 8, 8),),
            proof=tuple(draw(files_of_proof)),
        )
        for picture in found
    )


@given(st.data())
def test_any_moves_leave_every_file_in_the_draft_and_each_suspect_once(data: st.DataObject) -> None:
    suspects = data.draw(drafts())
    before = files(suspects)
    for _ in range(data.draw(st.integers(1, 6))):
        items = [Item(s.picture.sha256) for s in suspects]
        items += [Item(p.sha256, s.picture.sha256) for s in suspects for p in s.proof]
        item = data.draw(st.sampled_from(items))
        target = data.draw(st.sampled_from(suspects)).picture.sha256
        at = data.draw(st.integers(0, len(suspects)))
        suspects = data.draw(
            st.sampled_from(
                [
                    moves.before_suspect(suspects, item, at),
                    moves.into_proof(suspects, item, target),
                    moves.beside(suspects, item, 1),
                    moves.beside(suspects, item, -1),
                ]
            )
        )
        assert files(suspects) == before
        shown = [suspect.picture.sha256 for suspect in suspects]
        assert len(shown) == len(set(shown))
        assert all(isinstance(suspect.picture, Picture) for suspect in suspects)
        for suspect in suspects:
            held = [item.sha256 for item in suspect.proof]
            assert len(held) == len(set(held))
