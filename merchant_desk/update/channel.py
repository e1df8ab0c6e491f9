"""Where newer versions are published, and whose signatures count."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from merchant_desk.core.resources import resources_dir

PLACE = "MERCHANT_DESK_UPDATES"
"""In the environment: another folder than the one that ships."""


@dataclass(frozen=True, slots=True)
class Channel:
    """``url`` is a repository of The Update Framework; ``root`` its first root metadata, which
    ships with the program and is what all trust rests on.
    """

    url: str
    root: bytes


def channel() -> Channel | None:
    """From the folder ``updates`` among the resources: ``channel.json`` with its ``url``, and
    ``root.json``. Nothing when whoever built the program put none there: then nobody looks.
    """
    folder = Path(os.environ.get(PLACE) or resources_dir() / "updates")
    try:
        url = json.loads((folder / "channel.json").read_bytes())["url"]
        root = (folder / "root.json").read_bytes()
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return Channel(url, root) if isinstance(url, str) else None
