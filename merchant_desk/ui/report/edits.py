"""Edits of a draft's suspects: each makes a new value."""

from dataclasses import replace

from merchant_desk.core.picture import Picture, Proof
from merchant_desk.core.region import Region
from merchant_desk.core.report import Kind, Source, Suspect

Suspects = tuple[Suspect, ...]


def put(suspects: Suspects, index: int, suspect: Suspect) -> Suspects:
    return (*suspects[:index], suspect, *suspects[index + 1 :])


def added(suspects: Suspects, pictures: tuple[Picture, ...]) -> Suspects:
    """``suspects`` with the pictures that are not among them yet."""
    return (*suspects, *missing(suspects, tuple(Suspect(picture=each) for each in pictures)))


def missing(suspects: Suspects, others: Suspects) -> Suspects:
    """Those of ``others`` whose pictures are not among ``suspects``, each picture once."""
    present = {suspect.picture.sha256 for suspect in suspects}
    new: dict[str, Suspect] = {}
    for other in others:
        if other.picture.sha256 not in present:
            new.setdefault(other.picture.sha256, other)
    return tuple(new.values())


def removed(suspects: Suspects, index: int) -> Suspects:
    return suspects[:index] + suspects[index + 1 :]


def with_kind(suspects: Suspects, index: int, kind: Kind) -> Suspects:
    return put(suspects, index, replace(suspects[index], kind=kind))


def model_for(suspects: Suspects, index: int) -> Suspect | None:
    """The nearest picture before ``index``, else behind it, whose kind was chosen: what is said of
    one picture often holds for the next.
    """
    if suspects[index].kind is not None:
        return None
    near = (*reversed(suspects[:index]), *suspects[index + 1 :])
    return next((suspect for suspect in near if suspect.kind is not None), None)


def like(suspects: Suspects, index: int, model: Suspect) -> Suspects:
    """The picture is of the same kind as ``model``; where a web original was seen goes with it."""
    source = model.source if suspects[index].source == Source() else suspects[index].source
    return put(suspects, index, replace(suspects[index], kind=model.kind, source=source))


def with_regions(suspects: Suspects, index: int, regions: tuple[Region, ...]) -> Suspects:
    return put(suspects, index, replace(suspects[index], regions=regions))


def with_private(suspects: Suspects, index: int, private: tuple[Region, ...]) -> Suspects:
    return put(suspects, index, replace(suspects[index], private=private))


def with_source(suspects: Suspects, index: int, source: Source) -> Suspects:
    return put(suspects, index, replace(suspects[index], source=source))


def with_proof(suspects: Suspects, index: int, items: tuple[Proof, ...]) -> Suspects:
    """``items`` added to the proof of one suspect; the same file is proof once."""
    merged = {item.sha256: item for item in (*suspects[index].proof, *items)}
    return put(suspects, index, replace(suspects[index], proof=tuple(merged.values())))


def replaced_proof(
    suspects: Suspects, index: int, sha256: str, items: tuple[Proof, ...]
) -> Suspects:
    """``items`` in the place of the file ``sha256``; as they come last when that is gone."""
    before = suspects[index].proof
    at = next((i for i, item in enumerate(before) if item.sha256 == sha256), len(before))
    merged = {item.sha256: item for item in (*before[:at], *items, *before[at + 1 :])}
    return put(suspects, index, replace(suspects[index], proof=tuple(merged.values())))


def without_proof(suspects: Suspects, index: int, sha256: str) -> Suspects:
    kept = tuple(item for item in suspects[index].proof if item.sha256 != sha256)
    return put(suspects, index, replace(suspects[index], proof=kept))


def index_of(suspects: Suspects, sha256: str) -> int | None:
    """Where the picture is among the suspects, if it still is."""
    return next((i for i, s in enumerate(suspects) if s.picture.sha256 == sha256), None)
