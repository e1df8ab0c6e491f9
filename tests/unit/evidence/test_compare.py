"""Laying one picture over another, tried on the demo shop's pictures and their counterparts."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from merchant_desk.core.errors import DeskError
from merchant_desk.evidence.agreement import Agreement, agreement
from merchant_desk.evidence.compare import compare, laid_over
from merchant_desk.evidence.decode import upright

DEMO = Path(__file__).parents[3] / "resources" / "demo"
LISTED = json.loads((DEMO / "pictures.json").read_text(encoding="utf-8"))
COUNTERPARTS = [
    (listed["file"], listed["counterpart"])
    for listed in LISTED
    if listed["role"] in {"web", "edited"}
][::3]
"""Cropped, mirrored, edited, re-saved: two of each."""
UNRELATED = [
    ("pictures/mug-web-1.jpeg", "pictures/apple-web-original-1.jpg"),
    ("pictures/bowl-other-1.bmp", "pictures/bowl-shop-1.jpg"),
    ("pictures/tumbler-damage-1.jpg", "pictures/tumbler-shop-1.jpg"),
]
BOX = DEMO / "pictures" / "box-edited-original-1.jpg"


@pytest.mark.parametrize(("suspect", "other"), COUNTERPARTS)
def test_every_counterpart_of_the_demo_shop_agrees_almost_wholly(suspect: str, other: str) -> None:
    found = compare(DEMO / suspect, DEMO / other)
    assert found is not None
    assert agreement(found) is Agreement.ALMOST_ALL
    assert found.covered > 0.95


@pytest.mark.parametrize(("suspect", "other"), UNRELATED)
def test_pictures_of_other_things_are_not_laid_over_each_other(suspect: str, other: str) -> None:
    found = compare(DEMO / suspect, DEMO / other)
    assert found is None
    assert agreement(found) is Agreement.NOT_FOUND


@pytest.mark.parametrize("turn", [2, 5, 6])
def test_a_turned_or_mirrored_copy_is_found_whatever_its_exif_says(
    tmp_path: Path, turn: int
) -> None:
    with Image.open(BOX) as original:
        exif = Image.Exif()
        exif[0x0112] = turn
        original.save(tmp_path / "turned.jpg", exif=exif)
    found = compare(BOX, tmp_path / "turned.jpg")
    assert found is not None
    assert found.is_mirrored == (turn in {2, 4, 5, 7})
    assert found.agreeing > 0.95


def test_a_point_of_the_other_picture_lands_where_it_is_in_the_suspect(tmp_path: Path) -> None:
    with Image.open(BOX) as original:
        part = original.crop((300, 150, 1000, 800)).resize((1400, 1300))
        part.save(tmp_path / "part.png")
    found = compare(BOX, tmp_path / "part.png")
    assert found is not None
    x, y, w = np.array(found.matrix).reshape(3, 3) @ (700, 650, 1)
    assert (x / w, y / w) == pytest.approx((650, 475), abs=1.5)
    assert found.covered == pytest.approx(700 * 650 / (1200 * 900), abs=0.02)
    assert agreement(found) is Agreement.PART


def test_a_mirrored_picture_lies_over_the_suspect_pixel_by_pixel(tmp_path: Path) -> None:
    with Image.open(BOX) as original:
        ImageOps.mirror(original).save(tmp_path / "mirrored.png")
    found = compare(BOX, tmp_path / "mirrored.png")
    assert found is not None
    over = laid_over(tmp_path / "mirrored.png", found, (1200, 900), 600)
    assert (over.mode, over.size) == ("RGBA", (600, 450))
    difference = np.asarray(over.convert("L"), int) - np.asarray(
        upright(BOX, 600).convert("L"), int
    )
    assert np.abs(difference[10:-10, 10:-10]).mean() < 3


def test_what_the_other_picture_does_not_reach_is_clear(tmp_path: Path) -> None:
    with Image.open(BOX) as original:
        original.crop((0, 0, 700, 900)).save(tmp_path / "left.png")
    found = compare(BOX, tmp_path / "left.png")
    assert found is not None
    over = laid_over(tmp_path / "left.png", found, (1200, 900), 1200)
    assert over.getpixel((1100, 400)) == (0, 0, 0, 0)
    assert over.getchannel("A").getpixel((300, 400)) == 255


def test_flat_pictures_have_nothing_to_be_laid_by(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), "white").save(tmp_path / "white.png")
    assert compare(tmp_path / "white.png", BOX) is None


def test_a_comparison_that_nobody_wants_any_more_is_given_up() -> None:
    assert compare(BOX, BOX, is_wanted=lambda: False) is None


def test_a_broken_picture_is_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(BOX.read_bytes()[:900])
    with pytest.raises(DeskError):
        compare(BOX, broken)
