"""The installed program finds a newer version by itself, and is replaced by it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from merchant_desk.update.channel import PLACE
from resources.installer.trial import Trial, expect, require, say, wait_until
from resources.installer.wine import windows_path
from resources.release.keys import make_keys, read_keys
from resources.release.repository import publish

_VERSION = "99.0.0"
_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\MerchantDesk"
_LAST = "NoRepair"
"""The last that the installer writes."""


def run(trial: Trial) -> None:
    """Publish the installer as a newer version, and wait until the window has looked for it."""
    say("updating itself")
    before = trial.json("queue")
    expect(
        trial.wine.run(Path("reg"), "delete", _UNINSTALL, "/v", _LAST, "/f"), "forgetting the last"
    )
    with _published(trial) as place, trial.opened({PLACE: windows_path(place)}) as window:
        wait_until(lambda: trial.logged(f"version {_VERSION} is ready"), "the newer version")
        expect(trial.wine.run(trial.window, "--quit"), "asking the window to close")
        require(window.wait(30) == 0, "the window was not closed in order")
    wait_until(lambda: _LAST in trial.registry(_UNINSTALL), "the newer version's installer")
    require(trial.json("queue") == before, "the queue has changed")


@contextmanager
def _published(trial: Trial) -> Iterator[Path]:
    """What a program is built with to find it; it is served as long as this lasts."""
    folder = trial.home / "newer"
    site, keys, shipped = folder / "site", folder / "keys", folder / "updates"
    for each in (site, shipped):
        each.mkdir(parents=True)
    make_keys(keys)
    publish(
        site,
        read_keys(keys),
        installer=trial.installer,
        version=_VERSION,
        notes={"zh_CN": "更好", "en": "better"},
    )
    (shipped / "root.json").write_bytes((site / "metadata" / "1.root.json").read_bytes())
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        (shipped / "channel.json").write_text(json.dumps({"url": url}), "ascii")
        threading.Thread(target=server.serve_forever).start()
        try:
            yield shipped
        finally:
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...
