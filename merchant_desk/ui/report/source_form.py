"""Where the original of a web picture was seen: address, site, time."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from merchant_desk.core.report import Source
from merchant_desk.ui.report.seen_at import SeenAt
from merchant_desk.ui.report.sites import address_in, site_of
from merchant_desk.ui.widgets.labels import label

_URL_LENGTH = 2000
_SITE_LENGTH = 200


class SourceForm(QWidget):
    """``edited`` carries a :class:`Source` and the name of the field, for merging of typing."""

    edited = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._source = Source()
        self.url = QLineEdit()
        self.url.setMaxLength(_URL_LENGTH)
        self.url.setPlaceholderText("https://")
        self.url.setAccessibleName(self.tr("原图网址"))
        self.site = QLineEdit()
        self.site.setMaxLength(_SITE_LENGTH)
        self.site.setPlaceholderText(self.tr("如 小红书、百度图片"))
        self.site.setAccessibleName(self.tr("原图所在网站"))
        self.seen_at = SeenAt()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (self.tr("网址"), self.url),
            (self.tr("网站"), self.site),
            (self.tr("看到时间"), self.seen_at),
        ):
            form.addRow(label(text, look="muted"), field)
        self.url.textEdited.connect(self._type_url)
        self.site.textEdited.connect(
            lambda text: self._tell(replace(self._source, site=text), "site")
        )
        self.seen_at.edited.connect(
            lambda at: self._tell(replace(self._source, seen_at=at), "seen")
        )

    def show_source(self, source: Source) -> None:
        self._source = source
        for field, text in ((self.url, source.url), (self.site, source.site)):
            if field.text() != text:
                field.setText(text)
        self.seen_at.show_time(source.seen_at)

    def _type_url(self, text: str) -> None:
        """A known address fills in the site's name, as long as nothing else stands there. Of what
        an app shared only the address is kept.
        """
        address = address_in(text)
        if address != text:
            self.url.setText(address)
        source = replace(self._source, url=address)
        guessed = site_of(self._source.url)
        if source.site in {"", guessed}:
            source = replace(source, site=site_of(address))
        self._tell(source, "url")

    def _tell(self, source: Source, field: str) -> None:
        self._source = source
        self.edited.emit(source, field)
