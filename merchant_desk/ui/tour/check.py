"""Whether the backend holds exactly what the desk reported."""

from collections.abc import Sequence
from typing import Any

from merchant_desk.core.report import Report, blobs
from merchant_desk.desk import pictures, records
from merchant_desk.desk.demo import DemoBackend
from merchant_desk.desk.desk import Desk
from merchant_desk.ui.tour.hands import TourError


def check(desk: Desk, backend: DemoBackend, made: Sequence[str]) -> None:
    """:class:`TourError` unless the backend's reports are those of ``made``, each once, with the
    same pictures to the byte and the same regions.
    """
    kept = {listed["id"]: listed for listed in backend.kept()}
    if sorted(kept) != sorted(made) or len(set(made)) != len(made):
        raise TourError(f"made {sorted(made)}, the backend holds {sorted(kept)}")
    for report_id, listed in kept.items():
        report = records.detail(desk, report_id).report
        if not isinstance(report, Report):
            raise TourError(f"{report_id} is not sealed")
        _compare(report, listed)
        for item in blobs(report):
            file = pictures.file(desk, item.sha256)
            kept_bytes = pictures.kept_by_backend(desk, item.sha256)
            if file is None or file.read_bytes() != kept_bytes:
                raise TourError(f"the bytes of {item.name} differ")


def _compare(report: Report, listed: dict[str, Any]) -> None:
    here = [
        (s.picture.sha256, s.kind, [(r.x, r.y, r.w, r.h) for r in s.regions])
        for s in report.suspects
    ]
    there = [
        (p["sha256"], p["kind"], [(r["x"], r["y"], r["w"], r["h"]) for r in p["regions"]])
        for p in listed["pictures"]
    ]
    if (report.order, here) != (listed["order"], there):
        raise TourError(f"{report.id}: the desk has {here}, the backend {there}")
