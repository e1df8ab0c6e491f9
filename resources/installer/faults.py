"""What goes wrong at a merchant's, tried on purpose."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from resources.installer.problems import BuildError
from resources.installer.trial import NEXT_ORDER, ORDER, Trial, expect, picture, require, wait_until

_BUSY = 3


def killed_midway(trial: Trial) -> None:
    """The installer is killed midway"""
    before = trial.json("queue")
    setup = trial.wine.start(trial.installer, "/S")
    new = trial.folder / "new" / "_internal"
    try:
        wait_until(lambda: new.exists() and any(new.iterdir()), "the installer's first files")
    finally:
        setup.kill()
        setup.wait()
    expect(trial.run("--version"), "the program after a killed installer")
    require(trial.json("queue") == before, "the killed installer changed the queue")
    trial.install()
    require(not (trial.folder / "new").exists(), "what the killed installer left is still there")
    require(trial.json("queue") == before, "the installer after a killed one changed the queue")


def two_at_once(trial: Trial) -> None:
    """Two installers at once"""
    first = trial.wine.start(trial.installer, "/S")
    try:
        wait_until((trial.folder / "new").exists, "the first installer")
        second = trial.wine.run(trial.installer, "/S")
        expect(second, "the second installer", _BUSY)
        require(first.wait(300) == 0, "the first installer failed")
    finally:
        first.kill()
        first.wait()
    expect(trial.run("--version"), "the program after two installers")


def profile_that_cannot_be_written(trial: Trial) -> None:
    """A profile where nothing can be written"""
    place = Path("/proc/merchant-desk")
    done = trial.run("report", picture(trial.home / "x.jpg"), *_EDITED, "--profile", place)
    _require_one_sentence(done)


def full_drive(trial: Trial) -> None:
    """A profile on a full drive"""
    place = trial.home / "full"
    place.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        print("check: … not tried: no small drive may be mounted here", flush=True)
        return
    try:
        profile = place / "profile"
        made = trial.json("report", picture(trial.home / "a.png"), *_EDITED, "--profile", profile)
        filler = place / "filler"
        _fill(filler)
        done = trial.run("report", picture(trial.home / "b.png"), *_EDITED, "--profile", profile)
        _require_one_sentence(done)
        filler.unlink()
        queue = trial.json("queue", "--profile", profile)
        require([each["id"] for each in queue] == [made["id"]], "the full drive lost a report")
    finally:
        subprocess.run(["umount", str(place)], check=True)


def another_time_zone(trial: Trial) -> None:
    """A clock in another zone"""
    seen = ("--kind", "web", "--proof", trial.home / "原图.png", "--seen-at", "2026-05-17T10:00")
    source = picture(trial.home / "zone.jpg")
    done = trial.run(
        "report",
        source,
        "--order",
        NEXT_ORDER,
        *seen,
        "--source-url",
        "https://example.com/a",
        "--json",
        environment={"TZ": "NST3:30"},
    )
    report = json.loads(expect(done, "a report in another zone"))["id"]
    shown = trial.json("show", report)
    told = json.dumps(shown["report"])
    require("2026-05-17T13:30:00" in told, f"10:00 in a zone 3:30 behind became {told}")
    expect(trial.run("cancel", report), "cancel")


FAULTS: tuple[Callable[[Trial], None], ...] = (
    killed_midway,
    two_at_once,
    profile_that_cannot_be_written,
    full_drive,
    another_time_zone,
)

_EDITED = ("--order", ORDER, "--kind", "edited", "--region", "8,8,40,40")


def _require_one_sentence(done: "subprocess.CompletedProcess[str]") -> None:
    lines = done.stdout.strip().splitlines()
    if done.returncode != 1 or len(lines) != 1 or "Traceback" in done.stdout:
        raise BuildError(f"exit code {done.returncode}, and it said: {done.stdout[-1500:]}")


def _fill(path: Path) -> None:
    """Write until nothing more goes."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return
