"""What the user does to the suspect picture that is shown, as undoable edits of the draft."""

from dataclasses import replace

from PySide6.QtCore import QObject

from merchant_desk.core.report import Kind, Source
from merchant_desk.ui.report import edits
from merchant_desk.ui.report.canvas.edits import Deed, Edit, Indices, Regions, put
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.reasons import reason_of, with_reason


class SuspectEdits(QObject):
    """``index`` is the suspect that is shown."""

    def __init__(self, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.index = 0
        self._shown = ""

    def choose(self, index: int) -> None:
        """Show the suspect ``index`` from now on."""
        self.index = index
        self._shown = self._keeper.draft.suspects[index].picture.sha256

    def settle(self) -> None:
        """The draft changed: stay with the same picture, wherever it stands, while it is there."""
        suspects = self._keeper.draft.suspects
        at = edits.index_of(suspects, self._shown)
        index = self.index if at is None else at
        self.index = min(index, max(len(suspects) - 1, 0))
        self._shown = suspects[self.index].picture.sha256 if suspects else ""

    def apply(self, edit: Edit) -> str:
        """Take over an edit from the canvas; the sentence that says it.

        The first region says which kind is meant, when none was chosen yet.
        """
        said = self._said(edit)
        suspects = edits.with_regions(self._keeper.draft.suspects, self.index, edit.regions)
        if edit.deed is Deed.ADDED and suspects[self.index].kind is None:
            suspects = edits.with_kind(suspects, self.index, Kind.EDITED)
        merge = f"nudge {self.index} {edit.touched}" if edit.deed is Deed.NUDGED else ""
        self._keeper.edit(suspects, said, suspect=self.index, merge=merge)
        return said

    def hide(self, edit: Edit) -> str:
        """As :meth:`apply`, of what the annotated copy hides; it says nothing of the kind."""
        said = self._said_hidden(edit)
        after = edits.with_private(self._keeper.draft.suspects, self.index, edit.regions)
        merge = f"nudge private {self.index} {edit.touched}" if edit.deed is Deed.NUDGED else ""
        self._keeper.edit(after, said, suspect=self.index, merge=merge)
        return said

    def set_regions(self, regions: Regions) -> None:
        after = edits.with_regions(self._keeper.draft.suspects, self.index, regions)
        self._keeper.edit(after, self.tr("修改区域"), suspect=self.index)

    def set_private(self, private: Regions) -> None:
        after = edits.with_private(self._keeper.draft.suspects, self.index, private)
        self._keeper.edit(after, self.tr("修改遮盖"), suspect=self.index)

    def set_reason(self, rows: Indices, reason: str) -> None:
        """Write ``reason`` into the notes of the regions ``rows``, or take it from all."""
        suspects = self._keeper.draft.suspects
        after = suspects[self.index].regions
        takes = all(reason_of(after[row]) == reason for row in rows)
        for row in rows:
            if takes or reason_of(after[row]) != reason:
                after = put(after, row, with_reason(after[row], reason))
        suspects = edits.with_regions(suspects, self.index, after)
        self._keeper.edit(suspects, self.tr("写明改动"), suspect=self.index)

    def set_kind(self, kind: Kind) -> None:
        after = edits.with_kind(self._keeper.draft.suspects, self.index, kind)
        self._keeper.edit(after, self.tr("选择类型"), suspect=self.index)

    def follow_model(self) -> None:
        """Say of this picture what was said of the one before."""
        suspects = self._keeper.draft.suspects
        model = edits.model_for(suspects, self.index)
        if model is not None:
            after = edits.like(suspects, self.index, model)
            self._keeper.edit(after, self.tr("选择类型"), suspect=self.index)

    def set_source(self, source: Source, field: str) -> None:
        """Typing in one ``field`` is undone as one."""
        after = edits.with_source(self._keeper.draft.suspects, self.index, source)
        merge = f"{field} {self.index}"
        self._keeper.edit(after, self.tr("填写来源"), suspect=self.index, merge=merge)

    def set_text(self, text: str) -> None:
        """The text has an undo of its own in its field."""
        self._keeper.put(replace(self._keeper.draft, text=text))

    def _said(self, edit: Edit) -> str:
        words = {
            Deed.ADDED: self.tr("已添加区域 {n}"),
            Deed.MOVED: self.tr("已移动区域 {n}"),
            Deed.RESIZED: self.tr("已调整区域 {n}"),
            Deed.NUDGED: self.tr("已微调区域 {n}"),
            Deed.REMOVED: self.tr("已删除区域 {n}，Ctrl+Z 可撤销"),
        }
        return words[edit.deed].format(n=self._numbers(edit))

    def _said_hidden(self, edit: Edit) -> str:
        words = {
            Deed.ADDED: self.tr("已遮盖第 {n} 处，只在标注副本中涂满"),
            Deed.MOVED: self.tr("已移动遮盖 {n}"),
            Deed.RESIZED: self.tr("已调整遮盖 {n}"),
            Deed.NUDGED: self.tr("已微调遮盖 {n}"),
            Deed.REMOVED: self.tr("已取消遮盖 {n}，Ctrl+Z 可撤销"),
        }
        return words[edit.deed].format(n=self._numbers(edit))

    def _numbers(self, edit: Edit) -> str:
        return self.tr("、").join(str(index + 1) for index in sorted(edit.touched))
