"""Making the client of the backend that the profile is joined to, once for all threads."""

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from merchant_desk.core.errors import DeskError
from merchant_desk.store.database import Database
from merchant_desk.sync import link, problems
from merchant_desk.sync.link import Link
from merchant_desk.sync.secrets import Secrets

if TYPE_CHECKING:
    from merchant_desk.sync.client import Client


@dataclass(slots=True)
class Connector:
    """Hands out the one client, and makes another when the profile was paired anew."""

    database: Database
    secrets: Secrets
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _current: tuple[Link, "Client"] | None = None

    def connect(self) -> tuple[Link, "Client"]:
        """The link and its client; :class:`DeskError` when the profile is not paired."""
        with self.database.read() as session:
            stored = link.load(session)
        if stored is None:
            raise DeskError(problems.NOT_PAIRED)
        with self._lock:
            if self._current is None or self._current[0] != stored:
                self._current = stored, self._client(stored)
            return self._current

    def pair(self, url: str, code: str, device: str) -> tuple[Link, "Client"]:
        """Exchange a pairing code for access. The caller saves the link with what it changes."""
        from merchant_desk.sync.client import Client  # noqa: PLC0415 - slow to load

        received: list[str] = []
        client = Client(url, save_refresh=received.append)
        paired = client.pair(code, device)
        new = Link(client.url, paired.device, paired.shop, paired.shop_name)
        self.secrets.put(new.secret_name, received[-1])
        return new, self._client(new)

    def _client(self, stored: Link) -> "Client":
        from merchant_desk.sync.client import Client  # noqa: PLC0415 - slow to load

        name = stored.secret_name
        return Client(
            stored.url,
            load_refresh=lambda: self.secrets.get(name),
            save_refresh=lambda token: self.secrets.put(name, token),
        )
