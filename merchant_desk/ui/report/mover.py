"""Moving files between the suspects and their proof, by drag or by menu, undoably."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Picture, Proof
from merchant_desk.evidence.problems import NOT_A_VIDEO_HERE
from merchant_desk.ui import icons, theme
from merchant_desk.ui.report import edits, moves
from merchant_desk.ui.report.edits import Suspects
from merchant_desk.ui.report.keeper import DraftKeeper
from merchant_desk.ui.report.moves import Item
from merchant_desk.ui.report.suspect_list import Spot


class Mover(QObject):
    """``said`` carries a sentence for the status line, ``refused`` a :class:`DeskError`;
    ``removing`` and ``replacing`` the :class:`Item` that the menu was asked to be rid of.
    """

    said = Signal(str)
    refused = Signal(object)
    removing = Signal(object)
    replacing = Signal(object)

    def __init__(self, keeper: DraftKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._window = parent

    def drop(self, item: Item, spot: Spot) -> None:
        """``item`` was let go over the list of suspects."""
        if spot.is_onto and spot.row < len(self._suspects):
            self.into_proof(item, self._suspects[spot.row].picture.sha256)
        else:
            self.before_suspect(item, spot.row)

    def before_suspect(self, item: Item, at: int) -> None:
        """A picture that is proof becomes a suspect; a suspect takes another place."""
        file = self._file(item)
        if file is not None and not isinstance(file, Picture):
            self.refused.emit(DeskError(NOT_A_VIDEO_HERE, name=file.name))
            return
        after = moves.before_suspect(self._suspects, item, at)
        if not item.is_suspect and after == self._suspects:
            self.said.emit(self.tr("这张图片已经是可疑图片"))
            return
        number = (edits.index_of(after, item.sha256) or 0) + 1
        self._put(after, self.tr("已移为图 {n}").format(n=number))

    def into_proof(self, item: Item, target: str, before: str = "") -> None:
        """``item`` becomes proof of the suspect ``target``, or another place in its proof."""
        if item.is_suspect and item.sha256 == target:
            return
        after = moves.into_proof(self._suspects, item, target, before)
        owner = edits.index_of(after, target)
        if owner is None:
            return
        if item.owner == target:
            self._put(after, self.tr("已调整材料的顺序"))
            return
        text = self.tr("已移为图 {n} 的材料，Ctrl+Z 可撤销").format(n=owner + 1)
        self._put(after, text, undone=edits.index_of(self._suspects, item.sha256))

    def step(self, item: Item, step: int) -> None:
        """One place back (-1) or on (1)."""
        after = moves.beside(self._suspects, item, step)
        if not item.is_suspect:
            self._put(after, self.tr("已调整材料的顺序"))
            return
        number = (edits.index_of(after, item.sha256) or 0) + 1
        self._put(after, self.tr("已移为图 {n}").format(n=number))

    def ask(self, item: Item, at: QPoint) -> QMenu:
        """Show what can be done with ``item`` at a point of the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("移动"))
        back, on = (moves.beside(self._suspects, item, step) for step in (-1, 1))
        keys = ("\tAlt+↑", "\tAlt+↓") if item.is_suspect else ("", "")
        self._add(menu, self.tr("前移一位") + keys[0], lambda: self.step(item, -1)).setEnabled(
            back != self._suspects
        )
        self._add(menu, self.tr("后移一位") + keys[1], lambda: self.step(item, 1)).setEnabled(
            on != self._suspects
        )
        menu.addSeparator()
        if not item.is_suspect and isinstance(self._file(item), Picture):
            end = len(self._suspects)
            self._add(menu, self.tr("移为可疑图片"), lambda: self.before_suspect(item, end))
        for number, suspect in enumerate(self._suspects):
            target = suspect.picture.sha256
            if target not in {item.sha256, item.owner}:
                text = self.tr("移为图 {n} 的材料").format(n=number + 1)
                self._add(menu, text, lambda target=target: self.into_proof(item, target))  # type: ignore[misc]
        menu.addSeparator()
        if not item.is_suspect:
            self._add(menu, self.tr("更换…"), lambda: self.replacing.emit(item), "retry")
        self._add(menu, self.tr("移除"), lambda: self.removing.emit(item), "trash")
        menu.popup(at)
        return menu

    @property
    def _suspects(self) -> Suspects:
        return self._keeper.draft.suspects

    def _file(self, item: Item) -> Proof | None:
        for suspect in self._suspects:
            if item.is_suspect and suspect.picture.sha256 == item.sha256:
                return suspect.picture
            for each in suspect.proof if suspect.picture.sha256 == item.owner else ():
                if each.sha256 == item.sha256:
                    return each
        return None

    def _put(self, after: Suspects, said: str, undone: int | None = None) -> None:
        """``undone`` is the suspect that taking the move back brings into sight, if any."""
        if after != self._suspects:
            self._keeper.edit(after, self.tr("移动图片"), suspect=-1 if undone is None else undone)
            self.said.emit(said)

    def _add(self, menu: QMenu, text: str, deed: Callable[[], object], icon: str = "") -> QAction:
        action = menu.addAction(text)
        if icon:
            action.setIcon(icons.icon(icon, theme.colours().text))
        action.triggered.connect(lambda _=False: deed())
        return action
