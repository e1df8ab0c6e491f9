"""The sentences of the report form that hang on a value: needs, kinds, declarations."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication

from merchant_desk.core.cap import CAP_SENTENCE, OrderCap
from merchant_desk.core.checklist import WORDS, Check, Level
from merchant_desk.core.errors import QT_TRANSLATE_NOOP
from merchant_desk.core.picture import Picture, Proof
from merchant_desk.core.record import Record
from merchant_desk.core.report import Declaration, Kind
from merchant_desk.ui import words

translate = QCoreApplication.translate

KIND_HINTS: dict[Kind, str] = {
    Kind.WEB: QT_TRANSLATE_NOOP("KindHint", "图片疑似取自网络，可提供网上看到的原图"),
    Kind.EDITED: QT_TRANSLATE_NOOP("KindHint", "图片疑似经过修改，需在图上框出改动处"),
    Kind.OTHER_SHOP: QT_TRANSLATE_NOOP("KindHint", "图中疑似不是本店商品，需提供实物图对比"),
}
PROOF_TITLES: dict[Kind | None, str] = {
    Kind.WEB: QT_TRANSLATE_NOOP("ProofTitle", "网络原图（必填）"),
    Kind.EDITED: QT_TRANSLATE_NOOP("ProofTitle", "补充材料（选填）"),
    Kind.OTHER_SHOP: QT_TRANSLATE_NOOP("ProofTitle", "本店实物图（必填）"),
    None: QT_TRANSLATE_NOOP("ProofTitle", "材料"),
}
DECLARATIONS: dict[Declaration, str] = {
    Declaration.TRUE_MATERIAL: QT_TRANSLATE_NOOP(
        "Declaration", "所提交的材料均为本店真实取得，标注只反映本店所见，不代表已认定买家造假"
    ),
    Declaration.NO_RESULT: QT_TRANSLATE_NOOP(
        "Declaration", "已知悉平台对此反馈暂无结果反馈；凭证经核实属实的，平台会调整相关订单的判责"
    ),
}


def kind_hint(kind: Kind) -> str:
    return translate("KindHint", KIND_HINTS[kind])


def proof_title(kind: Kind | None) -> str:
    return translate("ProofTitle", PROOF_TITLES[kind])


def declaration(value: Declaration) -> str:
    return translate("Declaration", DECLARATIONS[value])


def need(check: Check, pictures: int) -> str:
    """What the line asks for; it names the picture when there are several."""
    text = translate("Need", WORDS[check.need])
    if check.suspect is not None and pictures > 1:
        return translate("Report", "图 {n}：{need}").format(n=check.suspect + 1, need=text)
    return text


def mark(check: Check) -> str:
    """How the line stands, in a word."""
    if check.met:
        return translate("Report", "已满足")
    if check.level is Level.MUST:
        return translate("Report", "待补全")
    return translate("Report", "建议")


def reports_left(cap: OrderCap) -> str:
    """How many reports the order may still have; the platform's own sentence when none."""
    if cap.is_reached:
        return CAP_SENTENCE
    if cap.left is None:
        return translate("Report", "此订单的反馈次数上限由平台决定")
    return translate("Report", "此订单还可反馈 {n} 次").format(n=cap.left)


def file_line(proof: Proof) -> str:
    """A file's name aside: what it is and how large."""
    parts = [proof.media_type.value.partition("/")[2].upper(), words.size(proof.bytes)]
    if isinstance(proof, Picture):
        parts.insert(0, f"{proof.width}×{proof.height}")
    else:
        parts.insert(0, translate("Report", "视频"))
    return " · ".join(parts)


def elided(text: str, width: int) -> str:
    """``text`` cut in its middle to ``width`` logical pixels: names and addresses have no place
    to be broken at.
    """
    metrics = QFontMetrics(QGuiApplication.font())
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def earlier(records: tuple[Record, ...], pictures: tuple[str, ...], order: str) -> str:
    """Who reported this picture or order before, and when."""
    last = records[0]
    is_picture = last.thumbnail in pictures or last.order != order
    what = translate("Report", "这张图片") if is_picture else translate("Report", "这个订单")
    if len(records) > 1:
        sentence = translate(
            "Report",
            "{what}已由本店在 {when} 反馈过（订单 {order}，{state}），相关反馈共 {n} 次。"
            "请确认是否需要再次反馈。",
        )
    else:
        sentence = translate(
            "Report",
            "{what}已由本店在 {when} 反馈过（订单 {order}，{state}）。请确认是否需要再次反馈。",
        )
    return sentence.format(
        what=what,
        when=words.moment(last.made_at),
        order=last.order,
        state=words.state(last.state),
        n=len(records),
    )
