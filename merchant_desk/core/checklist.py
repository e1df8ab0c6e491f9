"""What makes a report complete, checked live while it is written."""

from dataclasses import dataclass
from enum import StrEnum

from merchant_desk.core import problems
from merchant_desk.core.errors import QT_TRANSLATE_NOOP, DeskError
from merchant_desk.core.order import order_number
from merchant_desk.core.picture import Limits, Picture
from merchant_desk.core.region import LABEL_LENGTH, fits
from merchant_desk.core.report import (
    SITE_LENGTH,
    URL_LENGTH,
    Declaration,
    Kind,
    Report,
    ReportDraft,
    Suspect,
)


class Level(StrEnum):
    MUST = "must"
    SHOULD = "should"


class Need(StrEnum):
    """One line of the checklist; the window and the command line have words for each."""

    ORDER = "order"
    SUSPECT = "suspect"
    TOO_MANY_PICTURES = "too-many-pictures"
    KIND = "kind"
    WEB_ORIGINAL = "web-original"
    WEB_SOURCE = "web-source"
    WEB_SEEN_AT = "web-seen-at"
    SOURCE_LENGTH = "source-length"
    EDITED_REGION = "edited-region"
    EDITED_LABELS = "edited-labels"
    REGION_INSIDE = "region-inside"
    LABEL_LENGTH = "label-length"
    PRODUCT_PHOTO = "product-photo"
    TEXT_LENGTH = "text-length"
    DECLARATIONS = "declarations"


@dataclass(frozen=True, slots=True)
class Check:
    """One need, whether it is met, and the suspect (by index) that it is about, if any."""

    need: Need
    level: Level
    met: bool
    suspect: int | None = None


def checklist(draft: ReportDraft, limits: Limits) -> tuple[Check, ...]:
    """Every need that applies to ``draft`` as it stands, in the order of the form."""
    checks = [
        Check(Need.ORDER, Level.MUST, _has_order(draft)),
        Check(Need.SUSPECT, Level.MUST, bool(draft.suspects)),
    ]
    if len(draft.suspects) > limits.pictures_per_report:
        checks.append(Check(Need.TOO_MANY_PICTURES, Level.MUST, False))
    for index, suspect in enumerate(draft.suspects):
        checks.extend(_suspect_checks(suspect, index))
    if len(draft.text) > limits.text_length:
        checks.append(Check(Need.TEXT_LENGTH, Level.MUST, False))
    checks.append(
        Check(Need.DECLARATIONS, Level.MUST, draft.declarations == frozenset(Declaration))
    )
    return tuple(checks)


def unmet(draft: ReportDraft, limits: Limits, level: Level = Level.MUST) -> tuple[Check, ...]:
    """The checks of ``level`` that ``draft`` does not meet."""
    return tuple(c for c in checklist(draft, limits) if not c.met and c.level is level)


def seal(draft: ReportDraft, limits: Limits) -> Report:
    """Turn a complete draft into a report; :class:`DeskError` names what is missing otherwise."""
    missing = unmet(draft, limits)
    if missing:
        raise DeskError(problems.INCOMPLETE, missing="、".join(WORDS[c.need] for c in missing))
    return Report(
        id=draft.id,
        shop=draft.shop,
        door=draft.door,
        made_at=draft.made_at,
        order=order_number(draft.order),
        after_sale=draft.after_sale,
        suspects=draft.suspects,
        text=draft.text,
        declarations=draft.declarations,
    )


def _has_order(draft: ReportDraft) -> bool:
    try:
        order_number(draft.order)
    except DeskError:
        return False
    return True


def _suspect_checks(suspect: Suspect, index: int) -> list[Check]:
    checks = [Check(Need.KIND, Level.MUST, suspect.kind is not None, index)]
    has_picture = any(isinstance(item, Picture) for item in suspect.proof)
    match suspect.kind:
        case Kind.WEB:
            source = suspect.source
            checks += [
                Check(Need.WEB_ORIGINAL, Level.MUST, has_picture, index),
                Check(Need.WEB_SOURCE, Level.SHOULD, bool(source.url and source.site), index),
                Check(Need.WEB_SEEN_AT, Level.SHOULD, source.seen_at is not None, index),
            ]
        case Kind.EDITED:
            labelled = bool(suspect.regions) and all(r.label.strip() for r in suspect.regions)
            checks += [
                Check(Need.EDITED_REGION, Level.MUST, bool(suspect.regions), index),
                Check(Need.EDITED_LABELS, Level.SHOULD, labelled, index),
            ]
        case Kind.OTHER_SHOP:
            checks.append(Check(Need.PRODUCT_PHOTO, Level.MUST, has_picture, index))
    size = suspect.picture.width, suspect.picture.height
    drawn = (*suspect.regions, *suspect.private)
    if not all(fits(region, *size) for region in drawn):
        checks.append(Check(Need.REGION_INSIDE, Level.MUST, False, index))
    if any(len(region.label) > LABEL_LENGTH for region in drawn):
        checks.append(Check(Need.LABEL_LENGTH, Level.MUST, False, index))
    if len(suspect.source.url) > URL_LENGTH or len(suspect.source.site) > SITE_LENGTH:
        checks.append(Check(Need.SOURCE_LENGTH, Level.MUST, False, index))
    return checks


WORDS: dict[Need, str] = {
    Need.ORDER: QT_TRANSLATE_NOOP("Need", "选择订单"),
    Need.SUSPECT: QT_TRANSLATE_NOOP("Need", "至少一张可疑图片"),
    Need.TOO_MANY_PICTURES: QT_TRANSLATE_NOOP("Need", "图片张数超过上限"),
    Need.KIND: QT_TRANSLATE_NOOP("Need", "选择图片的虚假类型"),
    Need.WEB_ORIGINAL: QT_TRANSLATE_NOOP("Need", "上传网络原图"),
    Need.WEB_SOURCE: QT_TRANSLATE_NOOP("Need", "填写原图的网址和网站"),
    Need.WEB_SEEN_AT: QT_TRANSLATE_NOOP("Need", "填写看到原图的时间"),
    Need.SOURCE_LENGTH: QT_TRANSLATE_NOOP("Need", "网址不超过 2000 字，网站名不超过 200 字"),
    Need.EDITED_REGION: QT_TRANSLATE_NOOP("Need", "框选至少一处 P 图区域"),
    Need.EDITED_LABELS: QT_TRANSLATE_NOOP("Need", "为每处框选写明改动"),
    Need.REGION_INSIDE: QT_TRANSLATE_NOOP("Need", "框选区域须在图片之内，且不小于 8×8 像素"),
    Need.LABEL_LENGTH: QT_TRANSLATE_NOOP("Need", "每处框选的说明不超过 200 字"),
    Need.PRODUCT_PHOTO: QT_TRANSLATE_NOOP("Need", "上传本店实物图"),
    Need.TEXT_LENGTH: QT_TRANSLATE_NOOP("Need", "说明文字超过字数上限"),
    Need.DECLARATIONS: QT_TRANSLATE_NOOP("Need", "勾选全部声明"),
}
"""Each need in the source language, for the sentence of a refusal and the command line."""
