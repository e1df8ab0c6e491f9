"""How far a report's upload is, in bytes."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from merchant_desk.core.record import Progress
from merchant_desk.ui import words
from merchant_desk.ui.widgets.labels import label

_STEPS = 1000


class UploadProgress(QWidget):
    """Hidden while nothing is on its way."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("上传进度"))
        self._text = label(look="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._bar, 1)
        row.addWidget(self._text)
        self.hide()

    def show_progress(self, progress: Progress | None) -> None:
        self.setVisible(progress is not None)
        if progress is not None:
            share = progress.sent / progress.total if progress.total else 1.0
            self._bar.setValue(int(_STEPS * share))
            self._text.setText(text_of(progress))


def text_of(progress: Progress) -> str:
    """The bytes in words."""
    return words.translate("UploadProgress", "已上传 {sent}，共 {total}").format(
        sent=words.size(progress.sent), total=words.size(progress.total)
    )
