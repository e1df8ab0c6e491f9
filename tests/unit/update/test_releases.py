"""What is published is found; what is forged, old or cut off is not kept."""

import json
import socket
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Timestamp

from merchant_desk.core.errors import DeskError, Problem
from merchant_desk.update.problems import UPDATE_AWAY, UPDATE_FORGED
from merchant_desk.update.releases import Release, Releases
from resources.release import repository
from resources.release.keys import make_keys, read_keys
from tests.publisher import Publisher

NEWER = "99.1.0"


@pytest.fixture
def releases(publisher: Publisher, tmp_path: Path) -> Releases:
    publisher.publish(NEWER)
    return Releases(publisher.channel(), tmp_path / "updates")


def files(releases: Releases) -> set[str]:
    return {path.name for path in (releases.folder / "files").glob("*")}


def refused(call: Callable[[], object]) -> Problem:
    with pytest.raises(DeskError) as caught:
        call()
    return caught.value.problem


def test_a_newer_version_is_found_and_fetched_once(
    publisher: Publisher, releases: Releases
) -> None:
    release = releases.newest()
    assert release is not None
    assert (release.version, release.notes["en"]) == (NEWER, f"new in {NEWER}")
    installer = releases.fetch(release)
    assert installer.read_bytes() == b"an installer"
    asked = sum("setup.exe" in path for path in publisher.asked)
    assert releases.fetch(release) == installer
    assert sum("setup.exe" in path for path in publisher.asked) == asked == 1
    releases.sweep(keep=installer.name)
    assert files(releases) == {installer.name}
    releases.sweep()
    assert files(releases) == set()


@pytest.mark.parametrize("version", ["0.0.1", "0.1.0"])
def test_an_older_version_or_this_one_is_no_news(
    publisher: Publisher, tmp_path: Path, version: str
) -> None:
    publisher.publish(version)
    assert Releases(publisher.channel(), tmp_path / "updates").newest() is None


def test_the_next_version_is_found_by_who_saw_the_one_before(
    publisher: Publisher, releases: Releases
) -> None:
    releases.newest()
    publisher.publish("99.2.0", b"another installer")
    release = releases.newest()
    assert release is not None
    assert releases.fetch(release).read_bytes() == b"another installer"


@pytest.mark.parametrize(
    "which", ["1.targets.json", "1.snapshot.json", "timestamp.json", "setup.exe"]
)
def test_a_changed_byte_is_seen_and_nothing_is_kept(
    publisher: Publisher, releases: Releases, which: str
) -> None:
    (path,) = (each for each in publisher.folder.rglob("*") if each.name.endswith(which))
    content = path.read_bytes()
    at = content.index(b"9") if path.suffix == ".json" else 3
    path.write_bytes(content[:at] + b"8" + content[at + 1 :])

    def fetch() -> None:
        release = releases.newest()
        assert release is not None
        releases.fetch(release)

    assert refused(fetch) is UPDATE_FORGED
    assert not any("setup.exe" in name for name in files(releases))


def test_another_s_signatures_do_not_count(
    publisher: Publisher, releases: Releases, tmp_path: Path
) -> None:
    other = Publisher(tmp_path / "other", tmp_path / "other-keys", publisher.url)
    other.folder.mkdir()
    make_keys(other.keys)
    other.publish("99.9.0")
    for path in other.folder.rglob("*.json"):
        target = publisher.folder / path.relative_to(other.folder)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    assert refused(releases.newest) is UPDATE_FORGED


def test_what_was_seen_once_is_not_taken_back(publisher: Publisher, releases: Releases) -> None:
    before = {path: path.read_bytes() for path in publisher.folder.rglob("*.json")}
    publisher.publish("99.2.0")
    releases.newest()
    for path, content in before.items():
        path.write_bytes(content)
    assert refused(releases.newest) is UPDATE_FORGED


def test_words_that_ran_out_do_not_count(publisher: Publisher, releases: Releases) -> None:
    path = publisher.metadata("timestamp.json")
    stale = Metadata[Timestamp].from_file(str(path))
    stale.signed.expires = (datetime.now(UTC) - timedelta(days=1)).replace(microsecond=0)
    stale.sign(read_keys(publisher.keys)["timestamp"])
    stale.to_file(str(path))
    assert refused(releases.newest) is UPDATE_FORGED
    publisher.renew()
    assert releases.newest() is not None


@pytest.mark.parametrize("has_looked", [True, False])
def test_keys_that_were_replaced_count_and_the_old_ones_do_not(
    publisher: Publisher, releases: Releases, *, has_looked: bool
) -> None:
    if has_looked:
        assert releases.newest() is not None
    old = publisher.keys
    publisher.replace_keys()
    publisher.publish("99.2.0")
    release = releases.newest()
    assert release is not None
    assert release.version == "99.2.0"
    assert releases.fetch(release).exists()
    publisher.keys = old
    publisher.publish("99.3.0")
    assert refused(releases.newest) is UPDATE_FORGED


def test_with_every_key_all_is_renewed_and_without_the_root_s_it_stays(
    publisher: Publisher, releases: Releases
) -> None:
    publisher.renew()
    assert publisher.metadata("2.root.json").exists()
    assert releases.newest() is not None
    (publisher.keys / "root.pem").unlink()
    publisher.renew()
    assert not publisher.metadata("3.root.json").exists()
    assert releases.newest() is not None


def test_keys_are_not_replaced_without_the_root_s(publisher: Publisher, releases: Releases) -> None:
    (publisher.keys / "root.pem").unlink()
    with pytest.raises(AssertionError):
        publisher.replace_keys()
    assert not publisher.metadata("2.root.json").exists()


def test_nobody_there_a_portal_and_a_cut_line_are_told_from_forgery(
    publisher: Publisher, releases: Releases
) -> None:
    nowhere = replace(releases, channel=replace(releases.channel, url="http://127.0.0.1:9"))
    assert refused(nowhere.newest) is UPDATE_AWAY
    publisher.metadata("timestamp.json").write_text("<html>please log in</html>")
    assert refused(releases.newest) is UPDATE_AWAY


def test_an_answer_that_never_ends_is_cut(releases: Releases) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        thread = threading.Thread(target=_trickle, args=(listener,))
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        slow = replace(releases, channel=replace(releases.channel, url=url), patience=0.5)
        assert refused(slow.newest) is UPDATE_AWAY
        thread.join()


def _trickle(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
        for _ in range(100):
            try:
                connection.sendall(b" ")
            except OSError:
                return
            threading.Event().wait(0.2)


def test_a_fetch_is_given_up_when_the_program_ends(
    publisher: Publisher, releases: Releases
) -> None:
    release = releases.newest()
    assert release is not None
    releases.stopping.set()
    assert refused(lambda: releases.fetch(release)) is UPDATE_AWAY
    assert "setup" not in " ".join(files(releases))


def test_a_folder_that_cannot_be_made_is_named(releases: Releases) -> None:
    releases.folder.write_text("a file lies in its place")
    assert refused(releases.newest).code == "disk-error"


@pytest.mark.parametrize(
    "content",
    [b"{}", b"[]", b'{"version": "new", "installer": "x", "notes": {}}', b"\xff"],
)
def test_an_announcement_that_says_nothing_is_refused(
    publisher: Publisher, releases: Releases, content: bytes
) -> None:
    roles = repository._Roles.load(publisher.folder)
    targets = roles.targets.signed
    repository._place(publisher.folder, targets, repository.ANNOUNCEMENT, content)
    roles.sign(publisher.folder, read_keys(publisher.keys), ("targets", "snapshot", "timestamp"))
    assert refused(releases.newest) is UPDATE_FORGED


def test_an_installer_outside_of_its_folder_is_refused(releases: Releases) -> None:
    release = Release(NEWER, "../../autostart.exe", {})
    assert refused(lambda: releases.fetch(release)) is UPDATE_FORGED


def test_a_release_without_its_key_is_refused(publisher: Publisher, releases: Releases) -> None:
    (publisher.keys / "targets.pem").unlink()
    with pytest.raises(repository.ReleaseError, match="targets"):
        publisher.publish("99.3.0")
    announced = json.loads(next((publisher.folder / "targets").glob("*.json")).read_text("utf-8"))
    assert announced["version"] == NEWER
