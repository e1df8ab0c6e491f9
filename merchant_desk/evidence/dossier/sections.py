"""What a dossier says, section by section."""

from collections.abc import Iterator
from datetime import datetime

from merchant_desk.core.after_sale import status_words
from merchant_desk.core.picture import Picture
from merchant_desk.core.report import Kind, Suspect
from merchant_desk.evidence.dossier import wording
from merchant_desk.evidence.dossier.blocks import (
    Block,
    Comparison,
    Facts,
    Figure,
    Grid,
    Heading,
    NewPage,
    Title,
    Words,
)
from merchant_desk.evidence.dossier.case import Case

_PROOF_WORDS = {Kind.WEB: "网络原图", Kind.EDITED: "补充材料", Kind.OTHER_SHOP: "本店实物图"}
_HOW_TO_CHECK = (
    "原件逐字节保存在同一证据包的 ZIP 中。解压后运行 sha256sum -c SHA256SUMS，"
    "或运行 merchant-desk verify 文件.zip，可核对下列校验值。"
)


def dossier(cases: tuple[Case, ...]) -> Iterator[Block]:
    """The whole dossier; each case begins on a page of its own."""
    for number, case in enumerate(cases):
        if number:
            yield NewPage()
        yield from _case(case)


def _case(case: Case) -> Iterator[Block]:
    yield Title("虚假售后凭证 · 证据材料", f"反馈编号 {case.report.id}（时间均为北京时间）")
    yield Heading("订单")
    yield _order(case)
    if case.after_sale is not None:
        yield Heading("售后")
        yield _after_sale(case)
    yield Heading("反馈")
    yield _report(case)
    for number, suspect in enumerate(case.report.suspects, 1):
        yield from _suspect(case, suspect, number)
    if case.messages:
        yield Heading("聊天摘录")
        yield _chat(case)
    yield Heading("时间线")
    yield Grid(("时间", "事项"), tuple(_timeline(case)), (0.28, 0.72))
    yield Heading("文件与校验值")
    yield Words(_HOW_TO_CHECK, pale=True)
    yield _files(case)


def _facts(*pairs: tuple[str, str]) -> Facts:
    return Facts(tuple(pair for pair in pairs if pair[1]))


def _order(case: Case) -> Facts:
    order = case.order
    if order is None:
        return _facts(("店铺", case.shop_name), ("订单号", case.report.order))
    return _facts(
        ("店铺", case.shop_name),
        ("订单号", order.number),
        ("买家", case.buyer_name),
        ("商品", order.title),
        ("规格", order.spec),
        ("数量", str(order.quantity)),
        ("实付", wording.money(order.paid)),
        ("订单状态", order.state),
        ("支付时间", wording.moment(order.paid_at)),
    )


def _after_sale(case: Case) -> Facts:
    found = case.after_sale
    assert found is not None
    return _facts(
        ("售后编号", found.id),
        ("类型", wording.AFTER_SALE_TYPES.get(found.type, str(found.type))),
        ("状态", status_words(found.status)),
        ("金额", wording.money(found.amount)),
        ("原因", found.reason),
        ("买家描述", found.description),
        ("申请时间", wording.moment(found.created_at)),
        ("处理期限", wording.moment(found.deadline)),
    )


def _report(case: Case) -> Facts:
    report, record = case.report, case.record
    receipt, decision = record.receipt, record.decision
    return _facts(
        ("类型", " · ".join(wording.KINDS[kind] for kind in record.kinds)),
        ("入口", wording.DOORS[report.door]),
        ("填写时间", wording.moment(report.made_at)),
        ("说明", report.text),
        ("状态", wording.STATES[record.state]),
        ("回执编号", receipt.number if receipt else ""),
        ("回执时间", wording.moment(receipt.received_at) if receipt else ""),
        ("回执校验值", receipt.sha256 if receipt else ""),
        ("平台结果", ("已采纳" if decision.accepted else "未采纳") if decision else "暂无结果"),
        ("结果说明", decision.reason if decision else ""),
    )


def _suspect(case: Case, suspect: Suspect, number: int) -> Iterator[Block]:
    picture, source = suspect.picture, suspect.source
    kind = wording.KINDS[suspect.kind] if suspect.kind else ""
    yield Heading(f"可疑图片 {number} · {kind}")
    shown = _shown(case, suspect, number)
    if shown is not None:
        yield shown
    yield _facts(
        ("文件名", picture.name),
        ("格式", picture.media_type.value),
        ("大小", wording.size(picture.bytes)),
        ("尺寸", f"{picture.width}×{picture.height} 像素"),
        ("SHA-256", picture.sha256),
        ("原图网站", source.site),
        ("原图网址", source.url),
        ("看到原图的时间", wording.moment(source.seen_at)),
    )
    if suspect.regions:
        rows = tuple(
            (str(at), r.label, f"{r.x}, {r.y}", f"{r.w}×{r.h}")
            for at, r in enumerate(suspect.regions, 1)
        )
        yield Grid(("编号", "说明", "左上角（像素）", "宽×高"), rows, (0.1, 0.5, 0.22, 0.18))
    for at, item in enumerate(suspect.proof, 1):
        words = _PROOF_WORDS[suspect.kind] if suspect.kind else "举证材料"
        piece = case.piece(item)
        caption = f"{words} {at}：{item.name}"
        if isinstance(item, Picture) and piece is not None:
            proof = Figure(piece.path, caption)
            yield Comparison(shown, proof) if shown is not None else proof
        else:
            yield Words(caption)
        yield _facts(("SHA-256", item.sha256), ("大小", wording.size(item.bytes)))


def _shown(case: Case, suspect: Suspect, number: int) -> Figure | None:
    """The annotated copy, else the picture itself: never one whose private parts would show."""
    copy = case.piece(suspect.annotated)
    if copy is not None:
        return Figure(copy.path, f"图 {number}（标注图）：{suspect.picture.name}")
    original = case.piece(suspect.picture)
    if original is None or suspect.private:
        return None
    return Figure(original.path, f"图 {number}：{suspect.picture.name}")


def _chat(case: Case) -> Grid:
    numbers = {s.picture.sha256: n for n, s in enumerate(case.report.suspects, 1)}
    rows = []
    for message in case.messages:
        text = message.text
        if message.picture:
            number = numbers.get(message.picture)
            text = f"[图片：可疑图片 {number}]" if number else f"[图片 {message.picture[:12]}]"
        speaker = "买家" if message.from_buyer else "商家"
        rows.append((wording.moment(message.sent_at), speaker, text))
    return Grid(("时间", "谁", "内容"), tuple(rows), (0.28, 0.1, 0.62))


def _timeline(case: Case) -> Iterator[tuple[str, str]]:
    steps: list[tuple[datetime, str]] = []

    def add(at: datetime | None, what: str) -> None:
        if at is not None:
            steps.append((at, what))

    if case.order is not None:
        add(case.order.paid_at, "买家支付订单")
    if case.after_sale is not None:
        add(case.after_sale.created_at, "买家申请售后")
        add(case.after_sale.deadline, "售后处理期限")
    for number, suspect in enumerate(case.report.suspects, 1):
        sent = next((m.sent_at for m in case.messages if m.id == suspect.message), None)
        add(sent, f"买家发来可疑图片 {number}")
        add(suspect.source.seen_at, f"在别处看到可疑图片 {number} 的原图")
    add(case.report.made_at, "商家开始填写反馈")
    for event in case.events:
        note = f"（{event.note}）" if event.note else ""
        add(event.at, f"{wording.STATES[event.state]}{note}")
    if case.record.receipt is not None:
        add(case.record.receipt.received_at, f"平台回执 {case.record.receipt.number}")
    if case.record.decision is not None:
        add(case.record.decision.decided_at, "平台给出结果")
    steps.sort(key=lambda step: step[0])
    yield from ((wording.moment(at), what) for at, what in steps)


def _files(case: Case) -> Grid:
    rows = tuple(
        (
            piece.place.partition("/")[2],
            f"{piece.item.name}（{wording.size(piece.item.bytes)}）",
            piece.item.sha256,
        )
        for piece in case.pieces
    )
    return Grid(("证据包中的位置", "原文件名", "SHA-256"), rows, (0.3, 0.3, 0.4))
