"""What Windows shows of the program's files: their icon and their version."""

import io
import os
from pathlib import Path

from PIL import Image

_SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)

_VERSION = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("080404B0", [
      StringStruct("CompanyName", "Merchant Desk"),
      StringStruct("FileDescription", "商家反馈台"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "MerchantDesk"),
      StringStruct("LegalCopyright", "Apache-2.0"),
      StringStruct("OriginalFilename", "MerchantDesk.exe"),
      StringStruct("ProductName", "商家反馈台 Merchant Desk"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0804, 1200])]),
  ],
)
"""


def write_version(version: str, target: Path) -> None:
    """The version resource, as PyInstaller reads it."""
    numbers = tuple([*map(int, version.split(".")), 0, 0, 0, 0][:4])
    target.write_text(_VERSION.format(version=version, numbers=numbers), "utf-8")


def write_icon(drawing: Path, target: Path) -> None:
    """The drawing as an ``.ico``, drawn anew for every size that Windows uses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt  # noqa: PLC0415 - needs the above
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    renderer = QSvgRenderer(str(drawing))
    drawn: list[Image.Image] = []
    for side in _SIDES:
        surface = QImage(side, side, QImage.Format.Format_ARGB32)
        surface.fill(Qt.GlobalColor.transparent)
        painter = QPainter(surface)
        renderer.render(painter)
        painter.end()
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        surface.save(buffer, "PNG")  # type: ignore[call-overload]
        drawn.append(Image.open(io.BytesIO(content.data())))
    largest = drawn[-1]
    largest.save(target, sizes=[(side, side) for side in _SIDES], append_images=drawn[:-1])
