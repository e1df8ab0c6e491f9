"""Values and files with defaults, for tests."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image

from merchant_desk.core.ids import new_report_id
from merchant_desk.core.picture import MediaType, Picture
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, ReportDraft, Suspect
from merchant_desk.desk import drafts, pictures
from merchant_desk.desk.desk import Desk

ORDER = "260517-607198974342268"
OLD_ORDER = "20150909-452750051"


def picture_bytes(
    *, width: int = 320, height: int = 240, kind: str = "JPEG", orientation: int = 1, seed: int = 1
) -> bytes:
    """A real picture file whose bytes differ with ``seed``."""
    gradient = Image.linear_gradient("L").resize((width, height))
    tinted = Image.merge("RGB", (gradient, gradient.rotate(180), gradient.point(lambda v: v // 2)))
    tinted.paste((seed % 256, seed // 256 % 256, 99), (0, 0, width // 2, height // 2))
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    buffer = io.BytesIO()
    tinted.save(buffer, kind, **({"exif": exif} if orientation != 1 else {}))
    return buffer.getvalue()


def picture_file(folder: Path, name: str = "suspect.jpg", **options: Any) -> Path:
    path = folder / name
    path.write_bytes(picture_bytes(**options))
    return path


def picture(**changes: Any) -> Picture:
    """A picture as the rules see it; its blob need not exist."""
    base = Picture("ab" * 32, "suspect.jpg", MediaType.JPEG, 1000, 640, 480)
    return replace(base, **changes)


def draft(**changes: Any) -> ReportDraft:
    """A complete draft of kind edited."""
    suspect = Suspect(
        picture=picture(), kind=Kind.EDITED, regions=(Region(10, 20, 30, 40, "裂纹"),)
    )
    base = ReportDraft(
        id=new_report_id(),
        shop="shop-1",
        door=Door.FILE,
        made_at=datetime.now(UTC),
        order=ORDER,
        suspects=(suspect,),
        declarations=frozenset(Declaration),
    )
    return replace(base, **changes)


def desk_draft(desk: Desk, folder: Path, *, order: str = ORDER, seed: int = 1) -> ReportDraft:
    """A complete draft on ``desk``, with a real picture in its blobs."""
    taken = pictures.attach_picture(desk, picture_file(folder, f"suspect-{seed}.jpg", seed=seed))
    suspect = Suspect(picture=taken, kind=Kind.EDITED, regions=(Region(10, 20, 30, 40, "裂纹"),))
    begun = drafts.new(desk, Door.FILE, order=order, suspects=(suspect,))
    return replace(begun, declarations=frozenset(Declaration))
