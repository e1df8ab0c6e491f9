"""How far one picture agrees with another, as :mod:`merchant_desk.evidence.compare` measures it.

By itself, as measuring loads OpenCV, and who only speaks of a measure need not wait for that.
"""

from dataclasses import dataclass
from enum import StrEnum

Matrix = tuple[float, float, float, float, float, float, float, float, float]


class Agreement(StrEnum):
    """How much of the suspect picture agrees with the other one."""

    ALMOST_ALL = "almost-all"
    MOST = "most"
    PART = "part"
    LITTLE = "little"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Alignment:
    """``matrix`` (row by row) maps upright pixels of the other picture to the suspect's.

    ``is_mirrored`` tells that the other one had to be turned left to right. ``matches`` features
    were found in the same place. ``covered`` is the share (0 to 1) of the suspect picture that the
    other one reaches, ``agreeing`` the share of the suspect picture on which both look alike.
    """

    matrix: Matrix
    is_mirrored: bool
    matches: int
    covered: float
    agreeing: float


def agreement(alignment: Alignment | None) -> Agreement:
    """The measure in a word."""
    if alignment is None:
        return Agreement.NOT_FOUND
    for least, word in (
        (0.9, Agreement.ALMOST_ALL),
        (0.6, Agreement.MOST),
        (0.25, Agreement.PART),
    ):
        if alignment.agreeing >= least:
            return word
    return Agreement.LITTLE
