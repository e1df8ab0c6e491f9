"""One suspect picture as it will leave the machine: kind, regions, source, proof."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from merchant_desk.core.report import Suspect
from merchant_desk.ui import words
from merchant_desk.ui.report.proof_row import ProofRow
from merchant_desk.ui.report.region_preview import RegionPreview
from merchant_desk.ui.report.wording import elided, file_line
from merchant_desk.ui.widgets.labels import label
from merchant_desk.ui.widgets.thumbnails import Thumbnails

_WIDE = 420
"""Logical pixels of what cannot be broken into lines."""


class SuspectCard(QFrame):
    def __init__(self, suspect: Suspect, number: int, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._texts = QVBoxLayout()
        self._texts.setSpacing(4)
        kind = words.kind(suspect.kind) if suspect.kind else self.tr("未选类型")
        self._say(self.tr("图 {n} · 疑似{kind}").format(n=number, kind=kind), look="heading")
        picture = suspect.picture
        self._say(elided(picture.name, _WIDE), tip=picture.name)
        self._say(file_line(picture), look="muted")
        self._say(self.tr("原图原样发送，框选只另存坐标"), look="muted")
        if suspect.private:
            text = self.tr("遮盖 {n} 处隐私：只在标注副本中涂满，原图仍会原样发送")
            self._say(text.format(n=len(suspect.private)), look="muted")
        for index, r in enumerate(suspect.regions):
            text = self.tr("框选 {n}：左 {x}，上 {y}，{w}×{h}").format(
                n=index + 1, x=r.x, y=r.y, w=r.w, h=r.h
            )
            self._say(f"{text}　{r.label}".rstrip())
        source = suspect.source
        if source.url or source.site:
            text = " · ".join(part for part in (source.site, source.url) if part)
            shown = self.tr("来源：{text}").format(text=elided(text, _WIDE))
            self._say(shown, tip=text)
        if source.seen_at is not None:
            self._say(self.tr("看到时间：{at}").format(at=words.moment(source.seen_at)))
        for item in suspect.proof:
            self._texts.addWidget(ProofRow(item, thumbnails))
        self._texts.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(16)
        preview = RegionPreview(suspect, thumbnails)
        row.addWidget(preview, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._texts, 1)

    def _say(self, text: str, look: str = "", tip: str = "") -> None:
        made = label(text, look, wraps=True)
        made.setToolTip(tip)
        self._texts.addWidget(made)
