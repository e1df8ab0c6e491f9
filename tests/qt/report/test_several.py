"""Several pictures in one report: each with its kind and proof, and nothing asked twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget
from sqlalchemy.orm import Session

from merchant_desk.core.chat import Buyer, Message
from merchant_desk.core.report import Kind, ReportDraft, Source
from merchant_desk.desk import pictures
from merchant_desk.desk.desk import Desk
from merchant_desk.store import feed
from merchant_desk.ui.report import edits
from merchant_desk.ui.report.chat_pictures import ChatPicturesDialog
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


def test_more_pictures_of_the_same_chat_are_added_each_with_its_message(
    shop: Desk, show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft], settle: Wait
) -> None:
    draft = begin()
    sent = (draft.suspects[0].picture.sha256, *(attached(shop, seed) for seed in (61, 90)))
    shop.database.write(lambda session: fill_chat(session, sent))
    dialog = show(draft, order_locked=True, buyer="b1")
    dialog.proof.strip.chat.click()
    settle()
    (choice,) = dialog.findChildren(ChatPicturesDialog)
    assert [message.picture for message in choice.sent.rows] == [sent[2], sent[1]]
    choice.view.selectAll()
    choice.take()
    settle()
    assert [s.picture.sha256 for s in dialog.draft.suspects] == list(sent)
    assert [s.message for s in dialog.draft.suspects] == ["", "m1", "m2"]


def test_without_a_chat_there_is_nothing_to_choose_from_it(
    show: Callable[..., ReportDialog], begin: Callable[..., ReportDraft]
) -> None:
    assert not show(begin(), order_locked=True).proof.strip.chat.isVisible()


def attached(shop: Desk, seed: int) -> str:
    return pictures.attach_bytes(shop, picture_bytes(seed=seed), f"{seed}.jpg").sha256


def fill_chat(session: Session, sent: tuple[str, ...]) -> None:
    feed.put_buyer(session, Buyer(id="b1", name="小鱼"))
    for number, sha256 in enumerate(sent):
        at = datetime(2026, 5, 1, 8, number, tzinfo=UTC)
        feed.put_message(
            session,
            Message(id=f"m{number}", buyer="b1", from_buyer=True, sent_at=at, picture=sha256),
        )


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
