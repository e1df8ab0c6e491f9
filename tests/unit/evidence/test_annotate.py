"""The annotated copy, looked at pixel by pixel."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits, MediaType
from merchant_desk.core.region import Region
from merchant_desk.evidence import annotate, fonts, legend
from merchant_desk.evidence.annotate import LINE, AnnotatedCopy, annotated

GREEN, GREY = (0, 160, 60), (120, 120, 120)
STORED_SO = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""What a camera does to the upright view before it stores it with that orientation."""

Colour = tuple[int, ...]


def scene(folder: Path, *, orientation: int = 1, kind: str = "PNG", **options: object) -> Path:
    """A grey picture with a green object at (40, 60), 80 wide and 50 high."""
    upright = Image.new("RGB", (640, 400), GREY)
    ImageDraw.Draw(upright).rectangle((40, 60, 119, 109), fill=GREEN)
    turn = STORED_SO[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "SecretCamera"
    path = folder / f"scene-{orientation}.{kind.lower()}"
    stored = upright.transpose(turn) if turn is not None else upright
    stored.save(path, kind, exif=exif, **options)
    return path


OBJECT = Region(40, 60, 80, 50, "涂改")


def opened(copy: AnnotatedCopy) -> Image.Image:
    image = Image.open(io.BytesIO(copy.content))
    image.load()
    return image


def is_near(found: object, wanted: Colour, tolerance: int) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(("kind", "tolerance"), [("PNG", 0), ("JPEG", 12)])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_region_frames_the_same_object_in_every_orientation(
    tmp_path: Path, orientation: int, kind: str, tolerance: int
) -> None:
    path = scene(
        tmp_path, orientation=orientation, kind=kind, **{"quality": 95} if kind == "JPEG" else {}
    )
    copy = opened(annotated(path, regions=(OBJECT,)))
    inside = [(40, 60), (119, 60), (40, 109), (119, 109), (80, 85)]
    assert [p for p in inside if not is_near(copy.getpixel(p), GREEN, tolerance + 30)] == []
    line = [(37, 85), (122, 85), (80, 57), (80, 112)]
    assert [p for p in line if not is_near(copy.getpixel(p), LINE, tolerance * 5)] == []
    assert is_near(copy.getpixel((300, 200)), GREY, tolerance)
    assert copy.width == 640


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_private_region_is_solid_in_every_orientation(tmp_path: Path, orientation: int) -> None:
    path = scene(tmp_path, orientation=orientation)
    copy = opened(annotated(path, regions=(), private=(OBJECT,)))
    assert copy.crop((40, 60, 120, 110)).getcolors() == [(80 * 50, (0, 0, 0))]
    assert copy.crop((0, 0, 640, 60)).getcolors() == [(640 * 60, GREY)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_the_originals_metadata_is_copied(tmp_path: Path, kind: str) -> None:
    copy = annotated(scene(tmp_path, kind=kind), regions=(OBJECT,))
    assert b"SecretCamera" not in copy.content
    assert b"Exif" not in copy.content
    assert dict(opened(copy).getexif()) == {}


def test_the_legend_lies_below_and_the_picture_stays_where_it_was(tmp_path: Path) -> None:
    copy = annotated(scene(tmp_path), regions=(OBJECT, Region(200, 200, 40, 40)))
    assert copy.height > 400
    below = opened(copy).crop((0, 400, 640, copy.height)).convert("L")
    assert below.getextrema()[0] < 60, "no writing in the legend"
    assert below.getpixel((639, copy.height - 401)) == 255


def test_a_number_at_the_pictures_edge_stays_inside(tmp_path: Path) -> None:
    corners = (Region(0, 0, 30, 30), Region(610, 370, 30, 30), Region(0, 0, 640, 400))
    image = opened(annotated(scene(tmp_path), regions=corners))
    assert is_near(image.getpixel((2, 15)), LINE, 0)
    assert is_near(image.getpixel((637, 390)), LINE, 0)


def test_the_same_picture_and_regions_give_the_same_bytes(tmp_path: Path) -> None:
    path = scene(tmp_path, kind="JPEG")
    assert annotated(path, regions=(OBJECT,)) == annotated(path, regions=(OBJECT,))


def swapped_profile() -> bytes:
    """A colour profile in which red and green have changed places."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile = bytearray(
        bytes(profile).replace("sRGB".encode("utf-16-be"), "Odd ".encode("utf-16-be"))
    )
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


def test_other_colours_become_srgb_and_the_profile_goes(tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    Image.new("RGB", (64, 64), (200, 0, 0)).save(path, icc_profile=swapped_profile())
    copy = opened(annotated(path, regions=(Region(8, 8, 8, 8),)))
    assert "icc_profile" not in copy.info
    assert is_near(copy.getpixel((50, 50)), (0, 200, 0), 6)


def test_a_broken_profile_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "odd.png"
    Image.new("RGB", (64, 64), (200, 0, 0)).save(path, icc_profile=b"no profile at all")
    copy = opened(annotated(path, regions=(Region(8, 8, 8, 8),)))
    assert copy.getpixel((50, 50)) == (200, 0, 0)


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("JPEG", MediaType.JPEG),
        ("WEBP", MediaType.JPEG),
        ("PNG", MediaType.PNG),
        ("GIF", MediaType.PNG),
        ("BMP", MediaType.PNG),
    ],
)
def test_what_came_lossless_stays_lossless(tmp_path: Path, kind: str, made: MediaType) -> None:
    path = tmp_path / "picture"
    Image.new("RGB", (100, 80), GREEN).save(path, kind)
    assert annotated(path, regions=(Region(8, 8, 20, 20),)).media_type is made


def test_a_transparent_picture_is_laid_on_white(tmp_path: Path) -> None:
    path = tmp_path / "glass.png"
    Image.new("RGBA", (640, 400), (255, 0, 0, 0)).save(path)
    copy = opened(annotated(path, regions=(OBJECT,)))
    assert (copy.mode, copy.getpixel((300, 300))) == ("RGB", (255, 255, 255))


def test_a_copy_stays_within_the_limits(tmp_path: Path) -> None:
    path = tmp_path / "noise.jpg"
    Image.effect_noise((1200, 900), 90).save(path, quality=40)
    limits = Limits(picture_bytes=path.stat().st_size, picture_pixels=1200 * 900)
    copy = annotated(path, regions=(OBJECT,), limits=limits)
    assert len(copy.content) <= limits.picture_bytes
    assert copy.width * copy.height <= limits.picture_pixels


def test_many_regions_on_a_tiny_picture_still_make_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "tiny.png"
    Image.new("RGB", (8, 8)).save(path)
    many = tuple(Region(0, 0, 8, 8, "说明" * 100) for _ in range(200))
    copy = annotated(path, regions=many)
    assert copy.height <= 65_500


def test_without_a_chinese_font_numbers_and_places_are_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (fonts, legend):
        monkeypatch.setattr(module, "chinese_font", lambda: None)
    copy = annotated(scene(tmp_path), regions=(OBJECT,))
    image = opened(copy)
    assert is_near(image.getpixel((37, 85)), LINE, 0)
    assert image.crop((0, 400, 640, copy.height)).convert("L").getextrema()[0] < 60


def test_a_broken_picture_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = scene(tmp_path, kind="JPEG")
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(DeskError) as refusal:
        annotated(path, regions=(OBJECT,))
    assert path.name in refusal.value.title


def test_this_machine_has_a_font_with_chinese() -> None:
    assert fonts.chinese_font() is not None
    assert annotate.drawing_font(20).getlength("图") > 10
