"""Trying the installer as a merchant would, in a Windows that can be thrown away."""

import json
import re
import time
from pathlib import Path
from typing import Any

from PIL import Image

from resources.installer import parts, stand_ins
from resources.installer.problems import BuildError
from resources.installer.wine import Wine

_ORDER = "260517-607198974342268"


def run(wine: Wine, installer: Path, folder: Path) -> None:
    """Install, start, report, tour, upgrade, uninstall; :class:`BuildError` at what fails."""
    _look_at_folder(folder, installer)
    local = wine.home / "AppData" / "Local"
    program = local / "Programs" / "MerchantDesk" / "merchant-desk.exe"
    profile = local / "MerchantDesk"
    _say("installing")
    _expect(wine.run(installer, "/S"), "the installer")
    _require(program.exists(), f"{program.name} was not installed")
    said = _expect(wine.run(program, "--version"), "--version")
    _require(re.search(r"\d+\.\d+\.\d+", said), f"--version said {said!r}")

    _say("reporting")
    picture = _picture(wine.home / "买家 图片.jpg")
    edited = ("--order", _ORDER, "--kind", "edited", "--region", "8,8,40,40")
    made = _json(wine.run(program, "report", picture, *edited, "--json"))
    _require(made["state"] == "ready", f"the report is {made}")
    findings = _json(wine.run(program, "doctor", "--json"), codes=(0, 1))
    bad = [each["name"] for each in findings if not each["ok"]]
    _require(bad == ["backend"], f"the doctor finds wrong: {bad}")

    _say("touring")
    pictures = wine.home / "tour"
    words = ("--demo", "--tour", pictures, "--language", "zh_CN")
    said = _expect(wine.run(program, *words, timeout=900), "the tour")
    _require("3 reports made and kept" in said, f"the tour said {said!r}")

    _say("upgrading")
    before = _json(wine.run(program, "queue", "--json"))
    _expect(wine.run(installer, "/S"), "the installer, once more")
    _require(_json(wine.run(program, "queue", "--json")) == before, "the queue has changed")

    _say("uninstalling")
    uninstaller = program.with_name("uninstall.exe")
    _expect(wine.run(uninstaller, "/S"), "the uninstaller")
    _wait_until_gone(program)
    _require((profile / "desk.sqlite3").exists(), "the profile went with the program")
    _expect(wine.run(installer, "/S"), "the installer, after all")
    _require(_json(wine.run(program, "queue", "--json")) == before, "the profile has changed")
    _expect(wine.run(uninstaller, "/S", "/PROFILE"), "the uninstaller, with the profile")
    _wait_until_gone(profile)
    _say("all is well")


def _look_at_folder(folder: Path, installer: Path) -> None:
    names = {path.name.lower() for path in folder.rglob("*")}
    _require(not names & set(stand_ins.NAMES), "a stand-in for Windows would ship")
    listing = installer.with_name(installer.name.replace("-setup.exe", ".cdx.json"))
    refused = parts.forbidden(listing)
    _require(not refused, f"these licences may not ship: {refused}")


def _picture(path: Path) -> Path:
    Image.effect_noise((320, 240), 60).convert("RGB").save(path)
    return path


def _wait_until_gone(path: Path) -> None:
    """An uninstaller goes on for a moment in a copy of itself."""
    for _ in range(60):
        if not path.exists():
            return
        time.sleep(0.5)
    raise BuildError(f"{path.name} is still there")


def _expect(done: Any, what: str) -> str:
    if done.returncode:
        raise BuildError(f"{what} ended with {done.returncode}: {done.stdout.strip()[-1500:]}")
    return str(done.stdout)


def _json(done: Any, codes: tuple[int, ...] = (0,)) -> Any:
    if done.returncode not in codes:
        raise BuildError(f"exit code {done.returncode}: {done.stdout.strip()[-1500:]}")
    return json.loads(done.stdout)


def _require(met: object, otherwise: str) -> None:
    if not met:
        raise BuildError(otherwise)


def _say(what: str) -> None:
    print(f"check: {what}", flush=True)
