"""One case in full, with the buyer's pictures and the platform's line below them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from merchant_desk.core.after_sale import AfterSaleType
from merchant_desk.core.errors import QT_TRANSLATE_NOOP
from merchant_desk.core.report import Door
from merchant_desk.desk.orders import AfterSaleLine
from merchant_desk.ui import words
from merchant_desk.ui.chat.order_card import Photo
from merchant_desk.ui.widgets.labels import button, label, line
from merchant_desk.ui.widgets.picture_actions import PictureActions
from merchant_desk.ui.widgets.picture_strip import PictureStrip
from merchant_desk.ui.widgets.thumbnails import Thumbnails
from merchant_desk.ui.wish import Wish

TYPE_WORDS: dict[int, str] = {
    AfterSaleType.REFUND: QT_TRANSLATE_NOOP("AfterSaleType", "仅退款"),
    AfterSaleType.RETURN: QT_TRANSLATE_NOOP("AfterSaleType", "退货退款"),
    AfterSaleType.EXCHANGE: QT_TRANSLATE_NOOP("AfterSaleType", "换货"),
    AfterSaleType.RESEND: QT_TRANSLATE_NOOP("AfterSaleType", "补寄"),
    AfterSaleType.REPAIR: QT_TRANSLATE_NOOP("AfterSaleType", "维修"),
}
_WIDEST = 820


class AfterSaleDetail(QScrollArea):
    """``report_wanted`` carries a :class:`Wish` for the whole case."""

    report_wanted = Signal(object)

    def __init__(self, actions: PictureActions, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._line: AfterSaleLine | None = None
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("售后详情"))
        self._status = label(look="title", wraps=True)
        self._left = label(look="muted")
        self._order = QFrame()
        self._order.setProperty("look", "card")
        self._order_row = QHBoxLayout(self._order)
        self._order_row.setContentsMargins(14, 12, 14, 12)
        self._order_row.setSpacing(12)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self._pictures_head = label(look="heading")
        self.strip = PictureStrip(actions, thumbnails)
        self.link = button(self.tr("点此向平台反馈"), self._report, look="link")
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        font = QFont(self.link.font())
        font.setUnderline(True)
        self.link.setFont(font)
        self._reported = label(look="muted")
        self._lay_out()

    def show_line(self, shown: AfterSaleLine) -> None:
        case = shown.after_sale
        self._line = shown
        self._status.setText(words.status(case.status))
        has_time = case.is_open and case.deadline is not None
        self._left.setText(words.time_left(case.deadline) if has_time and case.deadline else "")
        self._show_order(shown)
        self._show_facts(shown)
        self._pictures_head.setText(
            self.tr("买家的图片（{count}）").format(count=len(case.pictures))
        )
        self.strip.set_pictures(
            [
                Wish(door=Door.AFTER_SALE, picture=sha256, buyer=case.buyer, after_sale=case.id)
                for sha256 in case.pictures
            ]
        )
        self._reported.setVisible(shown.reports > 0)
        self._reported.setText(self.tr("此订单已反馈 {count} 次").format(count=shown.reports))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._status)
        head.addWidget(self._left)
        column.addLayout(head)
        column.addWidget(self._order)
        column.addLayout(self._facts)
        column.addWidget(line())
        column.addWidget(self._pictures_head)
        column.addWidget(self.strip)
        column.addLayout(self._platform_line())
        column.addWidget(self._reported)
        column.addStretch()
        page = QWidget()
        page.setProperty("look", "page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch()
        self.setWidget(page)

    def _platform_line(self) -> QHBoxLayout:
        """The platform's line, word for word: a sentence and a link."""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(label(self.tr("消费者疑似提供虚假售后凭证？")))
        row.addWidget(self.link)
        row.addStretch()
        return row

    def _show_order(self, shown: AfterSaleLine) -> None:
        while (item := self._order_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        order = shown.order
        self._order.setVisible(order is not None)
        if order is None:
            return
        self._order_row.addWidget(Photo(order.photo, self._thumbnails))
        words_column = QWidget()
        texts = QVBoxLayout(words_column)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(3)
        texts.addWidget(label(order.title, "heading", wraps=True))
        facts = [order.spec, f"×{order.quantity}", words.money(order.paid), order.state]
        texts.addWidget(label("  ".join(fact for fact in facts if fact), "muted", wraps=True))
        self._order_row.addWidget(words_column, 1)

    def _show_facts(self, shown: AfterSaleLine) -> None:
        case = shown.after_sale
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        kind = TYPE_WORDS.get(case.type)
        facts = (
            (self.tr("买家"), shown.buyer_name),
            (self.tr("订单号"), case.order),
            (self.tr("售后类型"), words.translate("AfterSaleType", kind) if kind else ""),
            (self.tr("退款金额"), words.money(case.amount)),
            (self.tr("申请原因"), case.reason),
            (self.tr("买家描述"), case.description),
            (self.tr("申请时间"), words.moment(case.created_at)),
        )
        for row, (name, value) in enumerate(fact for fact in facts if fact[1]):
            self._facts.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(label(value, wraps=True, selectable=True), row, 1)

    def _report(self) -> None:
        if self._line is not None:
            case = self._line.after_sale
            self.report_wanted.emit(
                Wish(door=Door.AFTER_SALE, buyer=case.buyer, after_sale=case.id)
            )
