from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from merchant_desk.ui.widgets.rows_model import RowsModel

Pair = tuple[str, int]


def pairs(*rows: Pair) -> RowsModel[Pair]:
    model: RowsModel[Pair] = RowsModel(key=lambda row: row[0], words=lambda row: row[0])
    model.set_rows(rows)
    return model


def test_reading_the_same_rows_again_changes_only_what_differs(qtbot: QtBot) -> None:
    model = pairs(("a", 1), ("b", 2))
    QAbstractItemModelTester(model, model)
    changed, laid_out = QSignalSpy(model.dataChanged), QSignalSpy(model.layoutChanged)
    model.set_rows([("a", 1), ("b", 3)])
    assert (changed.count(), laid_out.count()) == (1, 0)
    assert changed.at(0)[0].row() == 1


def test_a_row_that_moves_keeps_its_selection(qtbot: QtBot) -> None:
    model = pairs(("a", 1), ("b", 2))
    QAbstractItemModelTester(model, model)
    chosen = QPersistentModelIndex(model.index(0))
    model.set_rows([("new", 0), ("b", 2), ("a", 1)])
    assert chosen.row() == 2
    model.set_rows([("b", 2)])
    assert not chosen.isValid()


def test_one_row_is_replaced_by_its_key(qtbot: QtBot) -> None:
    model = pairs(("a", 1), ("b", 2))
    assert model.replace(("b", 9))
    assert not model.replace(("c", 9))
    assert model.rows == (("a", 1), ("b", 9))
