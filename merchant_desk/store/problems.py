"""The sentences of the store, and where foreign exceptions become them."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from merchant_desk.core.errors import QT_TRANSLATE_NOOP, DeskError, Problem

DISK_FULL = Problem(
    "disk-full",
    QT_TRANSLATE_NOOP("Problem", "磁盘空间不足，没有保存"),
    QT_TRANSLATE_NOOP("Problem", "请清理磁盘后重试，已保存的内容不受影响"),
)
READ_ONLY = Problem(
    "read-only",
    QT_TRANSLATE_NOOP("Problem", "无法写入数据文件夹"),
    QT_TRANSLATE_NOOP("Problem", "请检查文件夹权限，或用 --profile 换一个可写的文件夹"),
)
BUSY = Problem(
    "busy",
    QT_TRANSLATE_NOOP("Problem", "数据库正被其他程序占用"),
    QT_TRANSLATE_NOOP("Problem", "请稍后重试"),
)
DISK_ERROR = Problem(
    "disk-error",
    QT_TRANSLATE_NOOP("Problem", "读写数据文件夹时出错（{detail}）"),
    QT_TRANSLATE_NOOP("Problem", "请检查磁盘后重试，可运行 merchant-desk doctor 诊断"),
)
CORRUPT = Problem(
    "corrupt",
    QT_TRANSLATE_NOOP("Problem", "数据库文件已损坏（{detail}）"),
    QT_TRANSLATE_NOOP(
        "Problem", "请关闭并重新打开本程序，它会隔离损坏的文件，并恢复记录和未发送的反馈"
    ),
)
NEWER_SCHEMA = Problem(
    "newer-schema",
    QT_TRANSLATE_NOOP("Problem", "数据由更新版本的程序写成"),
    QT_TRANSLATE_NOOP("Problem", "请升级本程序后再打开，数据未作任何改动"),
)
NO_SUCH_FILE = Problem(
    "no-such-file",
    QT_TRANSLATE_NOOP("Problem", "无法读取文件“{name}”"),
    QT_TRANSLATE_NOOP("Problem", "请确认文件存在且有读取权限"),
)
BLOB_MISSING = Problem(
    "blob-missing",
    QT_TRANSLATE_NOOP("Problem", "图片原件不在数据文件夹中（{name}）"),
    QT_TRANSLATE_NOOP("Problem", "请重新添加这张图片"),
)
BLOB_CHANGED = Problem(
    "blob-changed",
    QT_TRANSLATE_NOOP("Problem", "图片原件已被改动（{name}），没有发送"),
    QT_TRANSLATE_NOOP("Problem", "请修改这条反馈，重新添加这张图片"),
)
NO_SUCH_REPORT = Problem(
    "no-such-report",
    QT_TRANSLATE_NOOP("Problem", "没有编号为 {id} 的反馈"),
    QT_TRANSLATE_NOOP("Problem", "请用 queue 命令或反馈记录核对编号"),
)
NOT_NOW = Problem(
    "not-now",
    QT_TRANSLATE_NOOP("Problem", "这条反馈现在不能这样操作（状态：{state}）"),
    QT_TRANSLATE_NOOP("Problem", "正在发送或已送达的反馈不能修改、取消或重发"),
)
ALREADY_SAVED = Problem(
    "already-saved",
    QT_TRANSLATE_NOOP("Problem", "这条反馈已经提交过了"),
    QT_TRANSLATE_NOOP("Problem", "请在反馈记录中查看它"),
)

_BY_ERRNO = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
}
_BY_WORDS = (
    ("disk is full", DISK_FULL),
    ("readonly", READ_ONLY),
    ("unable to open", READ_ONLY),
    ("locked", BUSY),
    ("malformed", CORRUPT),
    ("not a database", CORRUPT),
    ("unsupported file format", CORRUPT),
    ("Could not decode", CORRUPT),
)


@contextmanager
def worded() -> Iterator[None]:
    """Turn what the database or the file system raises inside into a :class:`DeskError`."""
    try:
        yield
    except DBAPIError as error:
        words = str(error.orig)
        for part, problem in _BY_WORDS:
            if part in words:
                raise DeskError(problem, detail=words) from error
        raise DeskError(DISK_ERROR, detail=words) from error
    except UnicodeDecodeError as error:  # what the driver raises for a text that is none
        raise DeskError(CORRUPT, detail=error.reason) from error
    except OSError as error:
        problem = _BY_ERRNO.get(error.errno or 0, DISK_ERROR)
        raise DeskError(problem, detail=error.strerror or str(error)) from error
