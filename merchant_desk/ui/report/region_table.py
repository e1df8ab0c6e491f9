"""The table of regions: every number and note of them can be typed."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from merchant_desk.ui.report.canvas.edits import Indices
from merchant_desk.ui.report.reasons import completer
from merchant_desk.ui.report.regions_model import (
    LABEL,
    LABEL_LENGTH,
    NUMBER,
    RegionsModel,
)

_ROW = 28
_LEAST_ROWS, _MOST_ROWS = 2, 6


class _CellDelegate(QStyledItemDelegate):
    """Numbers by spin boxes that know their limits; notes by a line."""

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        model = index.model()
        assert isinstance(model, RegionsModel)
        if index.column() == LABEL:
            line = QLineEdit(parent)
            line.setMaxLength(LABEL_LENGTH)
            line.setProperty("look", "cell")
            line.setCompleter(completer(line))
            return line
        spin = QSpinBox(parent)
        spin.setRange(*model.limits(index))
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        spin.setFrame(False)
        spin.setProperty("look", "cell")
        return spin


class RegionTable(QTableView):
    """``chosen`` carries the rows, the current one last; ``removing`` asks that they be removed."""

    chosen = Signal(object)
    removing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.regions = RegionsModel(self)
        self.setModel(self.regions)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("框选区域列表"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(28)
        head.setHighlightSections(False)
        self.setColumnWidth(NUMBER, 28)
        for column in range(NUMBER + 1, LABEL):
            self.setColumnWidth(column, 52)
        head.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        self._fit()
        self.regions.modelReset.connect(self._fit)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.rows()))

    def rows(self) -> Indices:
        """The chosen rows, the current one last."""
        chosen = [index.row() for index in self.selectionModel().selectedRows()]
        current = self.currentIndex().row()
        return tuple(sorted(chosen, key=lambda row: (row == current, row)))

    def choose(self, rows: Indices) -> None:
        """Select the rows without taking the keyboard away."""
        if set(rows) == set(self.rows()):
            return
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if rows:
            column = max(self.currentIndex().column(), 0)
            model.setCurrentIndex(self.regions.index(rows[-1], column), flags.NoUpdate)
        chosen = QItemSelection()
        for row in rows:
            index = self.regions.index(row, 0)
            chosen.select(index, index)
        model.select(chosen, flags.ClearAndSelect | flags.Rows)

    def edit_note(self, row: int) -> None:
        """Put the cursor in the row's note."""
        self.setFocus()
        index = self.regions.index(row, LABEL)
        self.setCurrentIndex(index)
        self.edit(index)

    def _fit(self) -> None:
        """As high as its rows need, within bounds."""
        rows = min(max(self.regions.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        self.setFixedHeight(_ROW * (rows + 1) + 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.rows():
            self.removing.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            index = self.currentIndex()
            is_editing = self.state() == QAbstractItemView.State.EditingState
            if index.isValid() and index.column() != NUMBER and not is_editing:
                self.edit(index)
            return
        super().keyPressEvent(event)
