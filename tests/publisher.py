"""A publisher with keys of its own, and a server of files on loopback."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from merchant_desk.update.channel import Channel
from resources.release.__main__ import main
from resources.release.keys import make_keys, read_keys
from resources.release.repository import publish, renew


@dataclass
class Publisher:
    """Publishes into ``folder``, which is served at ``url``."""

    folder: Path
    keys: Path
    url: str = ""
    asked: list[str] = field(default_factory=list)
    """Every path that somebody asked for."""

    def publish(self, version: str, content: bytes = b"an installer") -> Path:
        """The file of ``content`` as it is served."""
        installer = self.folder.parent / f"MerchantDesk-{version}-setup.exe"
        installer.write_bytes(content)
        notes = {"zh_CN": f"{version} 的新内容", "en": f"new in {version}"}
        signers = read_keys(self.keys)
        publish(self.folder, signers, installer=installer, version=version, notes=notes)
        (place,) = (self.folder / "targets").glob(f"*.{installer.name}")
        return place

    def renew(self) -> None:
        renew(self.folder, read_keys(self.keys))

    def replace_keys(self) -> None:
        words = ("--keys", self.keys, "--to", self.folder, "--replace-keys")
        self.keys = self.keys.with_name(f"{self.keys.name}-next")
        assert main([*map(str, words), str(self.keys)]) == 0

    def metadata(self, name: str) -> Path:
        return self.folder / "metadata" / name

    def ship(self, folder: Path) -> Path:
        """What a program is built with, to look here for what is newer."""
        folder.mkdir()
        (folder / "root.json").write_bytes(self.metadata("1.root.json").read_bytes())
        (folder / "channel.json").write_text(json.dumps({"url": self.url}))
        return folder

    def channel(self) -> Channel:
        return Channel(self.url, self.metadata("1.root.json").read_bytes())


class _Files(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, publisher: Publisher, **options: object) -> None:
        self.publisher = publisher
        super().__init__(*args, directory=str(publisher.folder), **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.publisher.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: object) -> None: ...


@contextmanager
def publishing(folder: Path) -> Iterator[Publisher]:
    """With keys, and nothing published yet."""
    made = Publisher(folder / "published", folder / "keys")
    made.folder.mkdir()
    make_keys(made.keys)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, publisher=made)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        made.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()
