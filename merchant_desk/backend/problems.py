"""The sentences of the service's operator, and where foreign exceptions become them."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, DeskError, Problem

NOT_INSTALLED = Problem(
    "backend-not-installed",
    QT_TRANSLATE_NOOP("Problem", "没有安装服务器部分"),
    QT_TRANSLATE_NOOP("Problem", "请安装 merchant-desk[backend]"),
)
STORAGE_FULL = Problem(
    "storage-full",
    QT_TRANSLATE_NOOP("Problem", "服务器磁盘空间不足"),
    QT_TRANSLATE_NOOP("Problem", "请清理服务器磁盘，已保存的反馈不受影响"),
)
STORAGE_BUSY = Problem(
    "storage-busy",
    QT_TRANSLATE_NOOP("Problem", "服务器数据库正忙"),
    QT_TRANSLATE_NOOP("Problem", "请稍后重试"),
)
DATA_UNUSABLE = Problem(
    "data-unusable",
    QT_TRANSLATE_NOOP("Problem", "服务器无法使用数据文件夹（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请检查文件夹权限和磁盘，或用 --data 换一个可写的文件夹"),
)
UNSUPPORTED_DATABASE = Problem(
    "unsupported-database",
    QT_TRANSLATE_NOOP("Problem", "不支持数据库地址 {url}"),
    QT_TRANSLATE_NOOP("Problem", "请用形如 postgresql+psycopg://用户@主机/库名 的地址，或不写"),
)
UNSUPPORTED_BLOBS = Problem(
    "unsupported-blobs",
    QT_TRANSLATE_NOOP("Problem", "不支持文件存储地址 {url}"),
    QT_TRANSLATE_NOOP("Problem", "请用形如 s3://存储桶/前缀 的地址，或不写"),
)
DATABASE_AWAY = Problem(
    "database-away",
    QT_TRANSLATE_NOOP("Problem", "服务器连不上数据库（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请检查数据库是否在运行，以及 --database 的地址"),
)
BLOBS_AWAY = Problem(
    "blobs-away",
    QT_TRANSLATE_NOOP("Problem", "服务器用不了文件存储（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请检查文件存储是否在运行、--blobs 的地址和访问密钥"),
)
NEWER_SCHEMA = Problem(
    "newer-backend-schema",
    QT_TRANSLATE_NOOP("Problem", "服务器数据由更新版本的程序写成"),
    QT_TRANSLATE_NOOP("Problem", "请升级本程序后再启动，数据未作任何改动"),
)
ADDRESS_UNUSABLE = Problem(
    "address-unusable",
    QT_TRANSLATE_NOOP("Problem", "无法监听 {host}:{port}（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请换一个 --port，或先停止占用它的程序"),
)
NO_SUCH_REPORT = Problem(
    "no-such-report",
    QT_TRANSLATE_NOOP("Problem", "没有编号为 {id} 的反馈"),
    QT_TRANSLATE_NOOP("Problem", "请用 backend reports 核对编号"),
)
SEVERAL_REPORTS = Problem(
    "several-reports",
    QT_TRANSLATE_NOOP("Problem", "有多家店铺的反馈编号都是 {id}"),
    QT_TRANSLATE_NOOP("Problem", "请同时指明店铺"),
)
REPORT_WITHDRAWN = Problem(
    "report-withdrawn",
    QT_TRANSLATE_NOOP("Problem", "反馈 {id} 已被店铺撤回"),
    QT_TRANSLATE_NOOP("Problem", "撤回的反馈不需要处理"),
)
REPORT_CHANGED = Problem(
    "report-changed",
    QT_TRANSLATE_NOOP("Problem", "反馈 {id} 刚刚有了变化"),
    QT_TRANSLATE_NOOP("Problem", "请看过现在的内容，再作决定"),
)
NO_REASON = Problem(
    "no-reason",
    QT_TRANSLATE_NOOP("Problem", "不采纳需要说明原因"),
    QT_TRANSLATE_NOOP("Problem", "请选择或填写原因，店铺会看到它"),
)
BAD_REVIEWER_NAME = Problem(
    "bad-reviewer-name",
    QT_TRANSLATE_NOOP("Problem", "审核员名称不能为空，也不能超过 {longest} 个字"),
    QT_TRANSLATE_NOOP("Problem", "请换一个名称"),
)
BAD_SHOP_NAME = Problem(
    "bad-shop-name",
    QT_TRANSLATE_NOOP("Problem", "店铺名称不能为空，也不能超过 {longest} 个字"),
    QT_TRANSLATE_NOOP("Problem", "请换一个名称"),
)
DEMO_MISSING = Problem(
    "demo-missing",
    QT_TRANSLATE_NOOP("Problem", "演示店铺的资料不完整（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请重新安装程序，或检查 resources/demo 文件夹"),
)

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def worded() -> Iterator[None]:
    """Turn what the database or the file system raises inside into a :class:`DeskError`."""
    try:
        yield
    except OperationalError as error:
        words = str(error.orig)
        if "is full" in words or "No space left" in words:
            raise DeskError(STORAGE_FULL) from error
        if hasattr(error.orig, "sqlstate"):  # PostgreSQL's: it went away, or is not there
            raise DeskError(DATABASE_AWAY, detail=words.strip().splitlines()[0]) from error
        if "locked" in words or "busy" in words:
            raise DeskError(STORAGE_BUSY) from error
        raise DeskError(DATA_UNUSABLE, detail=words) from error
    except PoolTimeoutError as error:
        raise DeskError(STORAGE_BUSY) from error
    except OSError as error:
        if error.errno in _FULL:
            raise DeskError(STORAGE_FULL) from error
        raise DeskError(DATA_UNUSABLE, detail=error.strerror or str(error)) from error
