"""A long day of painting must not wear Python's constants out."""

import subprocess
import sys

PAINTING = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from merchant_desk.ui.immortal import keep_constants
keep_constants()
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
app = QGuiApplication(["painting"])
picture = QImage(20, 20, QImage.Format.Format_RGB32)
painter = QPainter(picture)
for _ in range(200_000):
    painter.drawRect(QRectF(0, 0, 4, 4))
    painter.isActive()
painter.end()
"""


def test_the_program_survives_painting_for_long() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINTING], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
