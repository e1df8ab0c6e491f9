"""Moving files between the suspects and their proof: each move makes a new value, and a move that
cannot be leaves the value as it is. No file is lost by one.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

from merchant_desk.core.picture import Picture, Proof
from merchant_desk.core.report import Suspect
from merchant_desk.ui.report import edits
from merchant_desk.ui.report.edits import Suspects

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the draft: suspect ``sha256`` itself, or, where ``owner`` names a suspect, a file
    of that one's proof. Both are SHA-256: places change meanwhile.
    """

    sha256: str
    owner: str = ""

    @property
    def is_suspect(self) -> bool:
        return not self.owner


def before_suspect(suspects: Suspects, item: Item, at: int) -> Suspects:
    """``item`` as the suspect before the one that stands at ``at`` now; a video stays proof."""
    rest, file, suspect = _taken(suspects, item)
    if file is None or not isinstance(file, Picture):
        return suspects
    if suspect is None:
        if edits.index_of(suspects, file.sha256) is not None:
            return suspects
        suspect = Suspect(picture=file)
    elif (was := edits.index_of(suspects, item.sha256)) is not None and was < at:
        at -= 1
    return (*rest[:at], suspect, *rest[at:])


def into_proof(suspects: Suspects, item: Item, target: str, before: str = "") -> Suspects:
    """``item`` as proof of the suspect ``target``: before its file ``before``, else the last.

    A suspect that becomes proof brings its own proof with it; its kind and marks end.
    """
    rest, file, suspect = _taken(suspects, item)
    at = edits.index_of(rest, target)
    if file is None or at is None:
        return suspects
    files = (file, *suspect.proof) if suspect is not None else (file,)
    present = rest[at].proof
    new = {each.sha256: each for each in files}
    kept = [each for each in present if each.sha256 not in new]
    place = next((n for n, each in enumerate(kept) if each.sha256 == before), len(kept))
    proof = (*kept[:place], *new.values(), *kept[place:])
    return edits.put(rest, at, replace(rest[at], proof=proof))


def beside(suspects: Suspects, item: Item, step: int) -> Suspects:
    """``item`` one place on (1) or back (-1) among its like."""
    if item.is_suspect:
        at = edits.index_of(suspects, item.sha256)
        return suspects if at is None else _swapped(suspects, at, at + step)
    owner = edits.index_of(suspects, item.owner)
    if owner is None:
        return suspects
    proof = suspects[owner].proof
    at = next((n for n, each in enumerate(proof) if each.sha256 == item.sha256), None)
    if at is None:
        return suspects
    moved = _swapped(proof, at, at + step)
    return edits.put(suspects, owner, replace(suspects[owner], proof=moved))


def _taken(suspects: Suspects, item: Item) -> tuple[Suspects, Proof | None, Suspect | None]:
    """The suspects without ``item``, its file, and the suspect that it was."""
    at = edits.index_of(suspects, item.owner or item.sha256)
    if at is None:
        return suspects, None, None
    if item.is_suspect:
        return edits.removed(suspects, at), suspects[at].picture, suspects[at]
    file = next((each for each in suspects[at].proof if each.sha256 == item.sha256), None)
    return edits.without_proof(suspects, at, item.sha256), file, None


def _swapped(items: tuple[T, ...], one: int, other: int) -> tuple[T, ...]:
    if not 0 <= other < len(items):
        return items
    made = list(items)
    made[one], made[other] = made[other], made[one]
    return tuple(made)
