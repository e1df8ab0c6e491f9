"""The words of a dossier. It is read by the platform: Chinese, and in Beijing time, always."""

from datetime import datetime, timedelta, timezone

from merchant_desk.core.report import Door, Kind
from merchant_desk.core.state import ReportState

BEIJING = timezone(timedelta(hours=8))

KINDS: dict[Kind, str] = {
    Kind.WEB: "网图",
    Kind.EDITED: "PS 图",
    Kind.OTHER_SHOP: "非本店商品",
}
DOORS: dict[Door, str] = {
    Door.CHAT: "聊天",
    Door.AFTER_SALE: "售后详情",
    Door.FILE: "图片文件",
}
STATES: dict[ReportState, str] = {
    ReportState.DRAFT: "草稿",
    ReportState.READY: "待发送",
    ReportState.UPLOADING: "正在上传图片",
    ReportState.SUBMITTING: "正在提交",
    ReportState.UNKNOWN: "正在核对是否送达",
    ReportState.WAITING: "等待重试",
    ReportState.PARKED: "需要处理",
    ReportState.ACCEPTED: "平台已收到",
    ReportState.CLOSED: "已有结果",
    ReportState.CANCELLED: "已取消",
    ReportState.WITHDRAWN: "已撤回",
}
AFTER_SALE_TYPES: dict[int, str] = {
    1: "仅退款",
    2: "退货退款",
    3: "换货",
    4: "补寄",
    5: "维修",
}


def moment(at: datetime | None) -> str:
    """To the second, in Beijing time; nothing for no moment."""
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}" if at else ""


def money(cents: int) -> str:
    """Integer 分 as yuan."""
    return f"¥{cents // 100}.{cents % 100:02d}"


def size(count: int) -> str:
    """A number of bytes, exactly."""
    return f"{count:,} 字节"
