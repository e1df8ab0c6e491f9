"""Several pictures in one report: each with its kind and proof, and nothing asked twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from merchant_desk.core.report import Kind, ReportDraft, Source
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.report import edits
from merchant_desk.ui.report.dialog import ReportDialog
from merchant_desk.ui.report.intake import Offer
from merchant_desk.ui.report.proof_row import ProofRow
from tests.builders import picture_bytes, picture_file
from tests.qt.report.conftest import Wait

SOURCE = Source("https://www.xiaohongshu.com/explore/1", "小红书", datetime(2026, 5, 1, tzinfo=UTC))


def test_the_kind_chosen_last_is_offered_for_the_next_picture(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(3), order_locked=True)
    kind = dialog.proof.panel.kind
    assert not kind.follow.isVisible()
    kind.buttons[Kind.OTHER_SHOP].click()
    dialog.proof.choose(1)
    assert kind.follow.text() == "与前一张相同：非本店商品"
    kind.follow.click()
    assert dialog.draft.suspects[1].kind is Kind.OTHER_SHOP
    assert not kind.follow.isVisible()
    assert dialog.draft.suspects[2].kind is None


def test_where_a_web_picture_was_seen_is_not_asked_twice(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    draft = begin(2)
    first = replace(draft.suspects[0], kind=Kind.WEB, source=SOURCE)
    dialog = show(replace(draft, suspects=(first, draft.suspects[1])), order_locked=True)
    dialog.proof.choose(1)
    dialog.proof.panel.kind.follow.click()
    assert dialog.draft.suspects[1].source == SOURCE
    dialog.keeper.undo.undo()
    assert dialog.draft.suspects[1].kind is None


def test_a_kind_is_offered_by_the_nearest_picture_before(begin: Callable[..., ReportDraft]) -> None:
    suspects = begin(3).suspects
    suspects = edits.with_kind(suspects, 0, Kind.WEB)
    suspects = edits.with_kind(suspects, 1, Kind.EDITED)
    assert edits.model_for(suspects, 2) == suspects[1]
    assert edits.model_for(suspects, 0) is None


def test_a_file_is_replaced_in_its_place_and_that_is_undone_at_once(
    shop: Desk,
    show: Callable[..., ReportDialog],
    begin: Callable[..., ReportDraft],
    tmp_path: Path,
    settle: Wait,
) -> None:
    draft = begin()
    proof = tuple(
        pictures.attach_bytes(shop, picture_bytes(seed=seed), f"{seed}.jpg") for seed in (50, 51)
    )
    suspect = replace(draft.suspects[0], kind=Kind.WEB, proof=proof)
    dialog = show(replace(draft, suspects=(suspect,)), order_locked=True)
    better = picture_file(tmp_path, "better.jpg", seed=52)
    dialog.proof.additions.add_proof(Offer((better,)), 0, proof[0].sha256)
    settle()
    assert [item.name for item in dialog.draft.suspects[0].proof] == ["better.jpg", "51.jpg"]
    dialog.keeper.undo.undo()
    assert dialog.draft.suspects[0].proof == proof


def test_a_removed_file_comes_back_by_one_press(
    shop: Desk, show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    draft = begin()
    proof = pictures.attach_bytes(shop, picture_bytes(seed=50), "50.jpg")
    suspect = replace(draft.suspects[0], kind=Kind.WEB, proof=(proof,))
    dialog = show(replace(draft, suspects=(suspect,)), order_locked=True)
    (row,) = dialog.proof.panel.slot.findChildren(ProofRow)
    press(row, "移除 50.jpg")
    assert dialog.draft.suspects[0].proof == ()
    press(dialog.proof.refusal, "撤销")
    assert dialog.draft.suspects[0].proof == (proof,)


def test_the_checklist_counts_what_would_make_it_stronger(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    dialog = show(begin(), order_locked=True)
    dialog.proof.panel.kind.buttons[Kind.WEB].click()
    assert "补充 2 项会更有力" in dialog.proof.checks._title.text()


def press(parent: QWidget, name: str) -> None:
    (found,) = [
        button for button in parent.findChildren(QAbstractButton) if button.accessibleName() == name
    ]
    found.click()
