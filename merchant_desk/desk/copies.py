"""Annotated copies of suspect pictures: made once, kept as blobs like everything that is sent."""

import io
import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from merchant_desk.core.errors import DeskError
from merchant_desk.core.picture import Limits, MediaType, Picture
from merchant_desk.core.region import Region
from merchant_desk.core.report import Suspect
from merchant_desk.evidence.annotate import annotated
from merchant_desk.store.blobs import BlobFolder
from merchant_desk.store.problems import worded

_log = logging.getLogger(__name__)

_KEPT = 500
_NAME_LENGTH = 200
_SUFFIXES = {MediaType.PNG: "png", MediaType.JPEG: "jpg"}

_Drawn = tuple[str, str, tuple[Region, ...], tuple[Region, ...]]
"""A picture and its name, with what is drawn on it."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Remembers which blob is the copy of what, so that a copy made early is not made again.

    One is made at a time: a large picture is some hundred megabytes while it is drawn on.
    """

    blobs: BlobFolder
    _made: OrderedDict[_Drawn, Picture] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def with_copy(self, suspect: Suspect, limits: Limits) -> Suspect:
        """``suspect`` with its annotated copy, staged as a blob; without one when nothing is drawn
        on it, or when none can be made: a report never fails for want of its copy.
        """
        if not suspect.regions and not suspect.private:
            return replace(suspect, annotated=None)
        with self._lock:
            try:
                return replace(suspect, annotated=self._copy(suspect, limits))
            except DeskError as error:
                _log.warning("no annotated copy of %s: %s", suspect.picture.sha256, error.code)
                return replace(suspect, annotated=None)

    def _copy(self, suspect: Suspect, limits: Limits) -> Picture:
        original = suspect.picture
        drawn = (original.sha256, original.name, suspect.regions, suspect.private)
        known = self._made.get(drawn)
        if known is not None and self.blobs.find(known.sha256) is not None:
            self._made.move_to_end(drawn)
            return known
        with worded():
            copy = annotated(
                self.blobs.require(original.sha256, original.name),
                regions=suspect.regions,
                private=suspect.private,
                limits=limits,
            )
        with self.blobs.staging(io.BytesIO(copy.content)) as staged:
            staged.keep()
        stem = PurePath(original.name).stem[:_NAME_LENGTH]
        made = Picture(
            staged.sha256,
            f"{stem}-标注.{_SUFFIXES[copy.media_type]}",
            copy.media_type,
            len(copy.content),
            copy.width,
            copy.height,
        )
        self._made[drawn] = made
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return made
