"""Fingerprints: the same picture is known again after all that a chat does to it."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from merchant_desk.core.resources import resources_dir
from merchant_desk.evidence.fingerprint import BANDS, NEAR, bands, distance, fingerprint

PICTURES = resources_dir() / "demo" / "pictures"
THINGS = (
    "mug-web-1.jpeg",
    "bowl-edited-1.jpeg",
    "lamp-shop-1.jpg",
    "egg-shop-1.jpg",
    "box-shop-1.jpg",
)
values = st.integers(0, 2**64 - 1)


@pytest.mark.parametrize("name", THINGS)
@pytest.mark.parametrize(("scale", "quality"), [(1, 30), (0.33, 40), (0.25, 70), (1.5, 80)])
def test_a_picture_that_was_scaled_and_saved_anew_is_the_same(
    tmp_path: Path, name: str, scale: float, quality: int
) -> None:
    with Image.open(PICTURES / name) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    size = (round(upright.width * scale), round(upright.height * scale))
    upright.resize(size).save(tmp_path / "a.jpg", quality=quality)
    first, second = fingerprint(PICTURES / name), fingerprint(tmp_path / "a.jpg")
    assert first is not None
    assert second is not None
    assert distance(first, second) <= NEAR


def test_pictures_of_different_things_are_far_from_one_another() -> None:
    taken = [fingerprint(PICTURES / name) for name in THINGS]
    for first, second in combinations(taken, 2):
        assert first is not None
        assert second is not None
        assert distance(first, second) > 2 * NEAR


def test_a_picture_without_structure_has_none(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), (240, 240, 240)).save(tmp_path / "a.png")
    assert fingerprint(tmp_path / "a.png") is None


@given(values, st.sets(st.integers(0, 63), max_size=NEAR))
def test_near_fingerprints_agree_in_a_band(value: int, flipped: set[int]) -> None:
    other = value
    for bit in flipped:
        other ^= 1 << bit
    assert distance(value, other) == len(flipped)
    pairs = list(zip(bands(value), bands(other), strict=True))
    assert len(pairs) == BANDS
    assert any(first == second for first, second in pairs)
