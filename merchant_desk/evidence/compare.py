"""Laying a picture over another: where the same motif is found in both, and how far they agree.

What comes out is a measure of two files, never a verdict on who made which. Pictures that cannot
be laid over each other may still show the same thing from another side.
"""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from merchant_desk.evidence.agreement import Alignment, Matrix
from merchant_desk.evidence.decode import upright

SIDE = 900
"""Pixels of the longer side at which features are looked for."""
_FEATURES = 2500
_RATIO = 0.78
"""A match counts when the second best is this much farther away."""
_REACH = 4.0
"""Pixels, at :data:`SIDE`, by which a matched feature may miss its place."""
_LEAST_MATCHES = 14
"""Matches in their places below which an alignment may be chance. Unrelated pictures of the demo
shop reach 7, counterparts begin at 58."""
_BLUR = 3.0
_ALIKE = 0.5
_FLAT = 60.0
"""Two places without structure are alike; this is how much variance is none."""

_Grey = NDArray[np.uint8]
_Floats = NDArray[np.float32]


def compare(
    suspect: Path, other: Path, *, is_wanted: Callable[[], bool] = lambda: True
) -> Alignment | None:
    """How ``other`` lies over ``suspect``; ``None`` when no common motif is found.

    Takes about half a second, on any thread. Once ``is_wanted`` says no it gives up and returns
    ``None``. :class:`DeskError` when a file cannot be read.
    """
    (first, first_scale), (second, second_scale) = _reduced(suspect), _reduced(other)
    found: tuple[NDArray[np.float64], int, bool] | None = None
    features = _features(first)
    for is_mirrored in (False, True):
        if not is_wanted():
            return None
        turned = cv2.flip(second, 1) if is_mirrored else second
        matched = _matched(features, _features(np.asarray(turned, np.uint8)))
        if matched is not None and (found is None or matched[1] > found[1]):
            matrix, count = matched
            if is_mirrored:
                matrix = matrix @ np.array([[-1, 0, second.shape[1] - 1], [0, 1, 0], [0, 0, 1]])
            found = matrix, count, is_mirrored
        if found is not None and found[1] > 4 * _LEAST_MATCHES:
            break
    if found is None or not is_wanted():
        return None
    matrix, count, is_mirrored = found
    covered, agreeing = _measured(first, second, matrix)
    grown = np.diag([1 / first_scale, 1 / first_scale, 1.0]) @ matrix
    grown = grown @ np.diag([second_scale, second_scale, 1.0])
    values = [float(value) for value in (grown / grown[2, 2]).flat]
    flat: Matrix = (*values[:8], values[8])  # type: ignore[assignment]
    return Alignment(flat, is_mirrored, count, covered, agreeing)


def laid_over(
    other: Path, alignment: Alignment, size: tuple[int, int], max_side: int
) -> Image.Image:
    """``other`` as it lies over a suspect picture of ``size`` upright pixels, RGBA, transparent
    where it does not reach; no side longer than ``max_side``. :class:`DeskError` when it cannot
    be read.
    """
    shrunk = min(max_side / max(size), 1.0)
    width, height = (max(round(side * shrunk), 1) for side in size)
    whole = upright(other)
    full = whole.width
    whole.thumbnail((max_side, max_side))
    source = whole.width / full
    matrix = np.array(alignment.matrix).reshape(3, 3)
    matrix = np.diag([shrunk, shrunk, 1.0]) @ matrix @ np.diag([1 / source, 1 / source, 1.0])
    pixels = np.asarray(whole.convert("RGBA"))
    warped = cv2.warpPerspective(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR)
    return Image.fromarray(np.asarray(warped, np.uint8), "RGBA")


_Features = tuple[list[cv2.KeyPoint], _Floats | None]


def _reduced(path: Path) -> tuple[_Grey, float]:
    """The picture in grey, and its pixels per upright pixel of the file."""
    whole = upright(path)
    width = whole.width
    whole.thumbnail((SIDE, SIDE))
    return np.asarray(whole.convert("L")), whole.width / width


def _features(grey: _Grey) -> _Features:
    points, descriptors = cv2.SIFT.create(_FEATURES).detectAndCompute(grey, None)
    return list(points), None if descriptors is None else np.asarray(descriptors, np.float32)


def _matched(first: _Features, second: _Features) -> tuple[NDArray[np.float64], int] | None:
    """The homography from the second's pixels to the first's, and how many matches bear it."""
    if first[1] is None or second[1] is None or min(len(first[0]), len(second[0])) < 2:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_L2).knnMatch(second[1], first[1], k=2)
    good = [best for best, next_ in pairs if best.distance < _RATIO * next_.distance]
    if len(good) < _LEAST_MATCHES:
        return None
    source = np.array([second[0][match.queryIdx].pt for match in good], np.float32)
    target = np.array([first[0][match.trainIdx].pt for match in good], np.float32)
    matrix, inliers = cv2.findHomography(source, target, cv2.USAC_MAGSAC, _REACH)
    if matrix is None or int(inliers.sum()) < _LEAST_MATCHES:
        return None
    turned = np.asarray(matrix, np.float64)
    if not _is_plausible(turned, source):
        return None
    return turned, int(inliers.sum())


def _is_plausible(matrix: NDArray[np.float64], points: _Floats) -> bool:
    """Whether the matrix keeps a picture a picture: not folded, not shrunk to a line."""
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    moved = cv2.perspectiveTransform(corners[None], matrix)[0].astype(np.float32)
    if not cv2.isContourConvex(moved):
        return False
    return cv2.contourArea(moved, oriented=True) > 0 and cv2.contourArea(moved) > 100


def _measured(first: _Grey, second: _Grey, matrix: NDArray[np.float64]) -> tuple[float, float]:
    """The shares of ``first`` that ``second`` covers, and on which both look alike there."""
    size = first.shape[1], first.shape[0]
    over = cv2.warpPerspective(second, matrix, size, flags=cv2.INTER_LINEAR).astype(np.float32)
    full = np.full_like(second, 255)
    covered = cv2.warpPerspective(full, matrix, size) > 250
    if not covered.any():
        return 0.0, 0.0
    alike = _likeness(first.astype(np.float32), over) > _ALIKE
    return float(covered.mean()), float((alike & covered).mean())


def _likeness(first: _Floats, second: _Floats) -> _Floats:
    """The structure term of SSIM for each pixel, -1 to 1: deaf to brightness and contrast."""

    def blurred(values: _Floats) -> _Floats:
        return np.asarray(cv2.GaussianBlur(values, (0, 0), _BLUR), np.float32)

    mean_first, mean_second = blurred(first), blurred(second)
    of_first = np.maximum(blurred(first * first) - mean_first**2, 0)
    of_second = np.maximum(blurred(second * second) - mean_second**2, 0)
    common = blurred(first * second) - mean_first * mean_second
    return np.asarray((2 * common + _FLAT) / (of_first + of_second + _FLAT), np.float32)
