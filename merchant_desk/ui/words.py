"""Words of the window: problems, states, kinds, money and times, in the user's language."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from merchant_desk.core import after_sale
from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.core.errors import QT_TRANSLATE_NOOP, DeskError
from merchant_desk.core.record import Decision, LastProblem, Record
from merchant_desk.core.report import Kind
from merchant_desk.core.state import ReportState

translate = QCoreApplication.translate

STATE_WORDS: dict[ReportState, str] = {
    ReportState.DRAFT: QT_TRANSLATE_NOOP("ReportState", "草稿"),
    ReportState.READY: QT_TRANSLATE_NOOP("ReportState", "待发送"),
    ReportState.UPLOADING: QT_TRANSLATE_NOOP("ReportState", "正在上传图片"),
    ReportState.SUBMITTING: QT_TRANSLATE_NOOP("ReportState", "正在提交"),
    ReportState.UNKNOWN: QT_TRANSLATE_NOOP("ReportState", "正在核对是否送达"),
    ReportState.WAITING: QT_TRANSLATE_NOOP("ReportState", "等待重试"),
    ReportState.PARKED: QT_TRANSLATE_NOOP("ReportState", "需要处理"),
    ReportState.ACCEPTED: QT_TRANSLATE_NOOP("ReportState", "平台已收到"),
    ReportState.CLOSED: QT_TRANSLATE_NOOP("ReportState", "已有结果"),
    ReportState.CANCELLED: QT_TRANSLATE_NOOP("ReportState", "已取消"),
    ReportState.WITHDRAWN: QT_TRANSLATE_NOOP("ReportState", "已撤回"),
}
STATE_ICONS: dict[ReportState, str] = {
    ReportState.DRAFT: "draft",
    ReportState.READY: "queued",
    ReportState.UPLOADING: "sending",
    ReportState.SUBMITTING: "sending",
    ReportState.UNKNOWN: "unknown",
    ReportState.WAITING: "retry",
    ReportState.PARKED: "parked",
    ReportState.ACCEPTED: "accepted",
    ReportState.CLOSED: "closed",
    ReportState.CANCELLED: "cancelled",
    ReportState.WITHDRAWN: "cancelled",
}
KIND_WORDS: dict[Kind, str] = {
    Kind.WEB: QT_TRANSLATE_NOOP("Kind", "网图"),
    Kind.EDITED: QT_TRANSLATE_NOOP("Kind", "PS图"),
    Kind.OTHER_SHOP: QT_TRANSLATE_NOOP("Kind", "非本店商品"),
}


def title(error: DeskError) -> str:
    """What happened, in the user's language."""
    return translate("Problem", error.problem.title).format_map(error.facts)


def advice(error: DeskError) -> str:
    """What to do about it."""
    return translate("Problem", error.problem.advice).format_map(error.facts)


def sentence(error: DeskError) -> str:
    return translate("Words", "{title}。{advice}。").format(
        title=title(error), advice=advice(error)
    )


def state(value: ReportState) -> str:
    return translate("ReportState", STATE_WORDS[value])


def decision(value: Decision) -> str:
    """What the platform decided, in a word."""
    if value.accepted:
        return translate("Words", "平台已采纳")
    return translate("Words", "平台未采纳")


def outcome(record: Record) -> str:
    """The record's state in a word, or the decision when there is one."""
    if record.decision:
        return decision(record.decision)
    if record.review_began and record.state is ReportState.ACCEPTED:
        return translate("ReportState", "平台审核中")
    return state(record.state)


def kind(value: Kind) -> str:
    return translate("Kind", KIND_WORDS[value])


def kinds(values: tuple[Kind, ...]) -> str:
    return " · ".join(kind(value) for value in values)


def status(code: int) -> str:
    """An after-sale's status in the platform's words; an unknown code as it is."""
    known = after_sale.STATUS_WORDS.get(code)
    return translate("AfterSale", known) if known else after_sale.status_words(code)


def last_problem(problem: LastProblem) -> str:
    """Why a report was not sent. The cap's sentence is the platform's own, word for word."""
    if problem.code == "order-cap":
        return CAP_SENTENCE
    if problem.code.isdecimal() and not problem.detail:  # an answer that gave no reason
        return translate("Words", "服务器没有接受，也没有说明原因（{status}）").format(
            status=problem.code
        )
    return problem.detail or problem.code


def money(cents: int) -> str:
    """Integer 分 as yuan."""
    return f"¥{cents // 100}.{cents % 100:02d}"


def moment(at: datetime) -> str:
    """Day and time as the user's language writes them, in local time."""
    local = _local(at)
    return QLocale().toString(local, "yyyy-MM-dd HH:mm")


def clock(at: datetime) -> str:
    return QLocale().toString(_local(at), "HH:mm")


def day(at: datetime, now: datetime | None = None) -> str:
    """今天, 昨天, or the date."""
    local, today = at.astimezone(), (now or datetime.now(UTC)).astimezone()
    if local.date() == today.date():
        return translate("Words", "今天")
    if local.date() == today.date() - timedelta(days=1):
        return translate("Words", "昨天")
    pattern = "M月d日 dddd" if local.year == today.year else "yyyy年M月d日"
    if QLocale().language() != QLocale.Language.Chinese:
        pattern = "ddd, d MMM" if local.year == today.year else "d MMM yyyy"
    return QLocale().toString(_local(at), pattern)


def short(at: datetime, now: datetime | None = None) -> str:
    """The time today, else the day: for the end of a list line."""
    local, today = at.astimezone(), (now or datetime.now(UTC)).astimezone()
    if local.date() == today.date():
        return clock(at)
    if local.date() == today.date() - timedelta(days=1):
        return translate("Words", "昨天")
    return QLocale().toString(_local(at), "MM-dd" if local.year == today.year else "yyyy-MM-dd")


def seconds_left(until: datetime, now: datetime | None = None) -> float:
    return (until - (now or datetime.now(UTC))).total_seconds()


def time_left(until: datetime, now: datetime | None = None) -> str:
    """How long there is still, in its two largest units."""
    seconds = int(seconds_left(until, now))
    if seconds <= 0:
        return translate("Words", "已到期")
    days, hours, minutes = seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60
    if days:
        return translate("Words", "剩 {days} 天 {hours} 小时").format(days=days, hours=hours)
    if hours:
        return translate("Words", "剩 {hours} 小时 {minutes} 分").format(
            hours=hours, minutes=minutes
        )
    return translate("Words", "剩 {minutes} 分").format(minutes=minutes + 1)


def countdown(until: datetime, now: datetime | None = None) -> str:
    """When the next try comes, to the second."""
    seconds = max(round(seconds_left(until, now)), 0)
    if seconds == 0:
        return translate("Words", "即将重试")
    clock_words = f"{seconds // 60}:{seconds % 60:02d}"
    return translate("Words", "{time} 后重试").format(time=clock_words)


def size(count: int) -> str:
    """A file's size in the unit that suits it."""
    if count < 1024**2:
        return f"{count / 1024:.1f} KB"
    return f"{count / 1024**2:.1f} MB"


def _local(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
