"""A picture or a file that was removed: said in place, and put back by one press."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from merchant_desk.ui.report import edits
from merchant_desk.ui.report.edits import Suspects
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.widgets.banner import Banner

SHOWN = 10_000
"""Milliseconds for which the press is offered; undo by key knows no such end."""


class Removals(QObject):
    """What was done after a removal stays when only the removal is taken back."""

    def __init__(self, banner: Banner, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._keeper = keeper
        self._offer = ""
        self._time = QTimer(self, interval=SHOWN)
        self._time.setSingleShot(True)
        self._time.timeout.connect(self._withdraw)

    def remove_suspect(self, index: int) -> None:
        """Take a suspect out of the draft, and offer to put it back."""
        before = self._keeper.draft.suspects
        if not 0 <= index < len(before):
            return
        self._keeper.edit(edits.removed(before, index), self.tr("移除图片"), suspect=index)
        self._say(self.tr("已移除图片"), before, index, proof="")

    def remove_proof(self, index: int, sha256: str) -> None:
        """Take a file out of the proof of the suspect ``index``, and offer to put it back."""
        before = self._keeper.draft.suspects
        after = edits.without_proof(before, index, sha256)
        self._keeper.edit(after, self.tr("移除材料"), suspect=index)
        self._say(self.tr("已移除材料"), before, index, proof=sha256)

    def _say(self, text: str, before: Suspects, index: int, proof: str) -> None:
        after, stack = self._keeper.draft.suspects, self._keeper.undo
        depth = stack.index()

        def put_back() -> None:
            now = self._keeper.draft.suspects
            if now == after and stack.index() == depth:
                stack.undo()
                return
            with_it = _with_proof(now, before, index, proof) if proof else _with(now, before, index)
            self._keeper.edit(with_it, self.tr("恢复移除的内容"), suspect=index)

        self._offer = text
        self._time.start()
        self._banner.say("info", text, action=self.tr("撤销"), pressed=put_back)

    def _withdraw(self) -> None:
        """Unless something else is being said there by now."""
        if self._banner.text == self._offer:
            self._banner.hide()


def _with(now: Suspects, before: Suspects, index: int) -> Suspects:
    """``now`` with the suspect that stood at ``index``, unless it is back already."""
    suspect = before[index]
    if edits.index_of(now, suspect.picture.sha256) is not None:
        return now
    return (*now[:index], suspect, *now[index:])


def _with_proof(now: Suspects, before: Suspects, index: int, sha256: str) -> Suspects:
    """``now`` with the file where it was in its suspect's proof, while that suspect is there."""
    at = edits.index_of(now, before[index].picture.sha256)
    if at is None or any(item.sha256 == sha256 for item in now[at].proof):
        return now
    was = [item.sha256 for item in before[index].proof].index(sha256)
    proof, lost = now[at].proof, before[index].proof[was]
    return edits.put(now, at, replace(now[at], proof=(*proof[:was], lost, *proof[was:])))
