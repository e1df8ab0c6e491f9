"""Trying the installer as a merchant would, in a Windows that can be thrown away."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from resources.installer import faults, newer, parts, stand_ins
from resources.installer.problems import BuildError
from resources.installer.trial import (
    NEXT_ORDER,
    ORDER,
    Backend,
    Trial,
    expect,
    picture,
    require,
    say,
    wait_until,
)
from resources.installer.wine import Wine

_SHORTCUTS = ("商家反馈台.lnk", "Merchant Desk.lnk", "用商家反馈台反馈.lnk", "Report with*.lnk")


def run(wine: Wine, installer: Path, folder: Path) -> None:
    """Install, use, upgrade, break and uninstall it; :class:`BuildError` at what fails."""
    look_at_folder(folder, installer)
    trial = Trial(wine, installer)
    shutil.rmtree(trial.home, ignore_errors=True)
    trial.move_in()
    _install(trial)
    queued = _report(trial)
    _export(trial, queued)
    _tour(trial)
    _links(trial)
    _upgrade(trial)
    newer.run(trial)
    _send(trial, queued)
    for fault in faults.FAULTS:
        say(fault.__doc__ or "")
        fault(trial)
    _uninstall(trial)
    say("all is well")


def look_at_folder(folder: Path, installer: Path) -> None:
    """What ships holds no stand-in for Windows and no licence that may not be in it."""
    names = {path.name.lower() for path in folder.rglob("*")}
    require(not names & set(stand_ins.NAMES), "a stand-in for Windows would ship")
    listing = installer.with_name(installer.name.replace("-setup.exe", ".cdx.json"))
    refused = parts.forbidden(listing)
    require(not refused, f"these licences may not ship: {refused}")


def _install(trial: Trial) -> None:
    say("installing, for a user with a Chinese name")
    trial.install("/DESKTOP")
    require(trial.command.exists(), f"{trial.command.name} was not installed")
    said = expect(trial.run("--version"), "--version")
    require(re.search(r"\d+\.\d+\.\d+", said), f"--version said {said!r}")


def _report(trial: Trial) -> list[str]:
    say("reporting, each kind, with no backend")
    proof = picture(trial.home / "原图.png")
    queued = [
        trial.report("买家 图片.jpg", "--kind", "edited", "--region", "8,8,40,40,裂纹"),
        trial.report("网图.png", "--kind", "web", "--proof", proof, "--source-site", "小红书"),
        trial.report("别家.webp", "--kind", "other-shop", "--proof", proof),
    ]
    findings = trial.json("doctor", codes=(0, 1))
    bad = [each["name"] for each in findings if not each["ok"]]
    require(bad == ["backend"], f"the doctor finds wrong: {bad}")
    return queued


def _export(trial: Trial, queued: list[str]) -> None:
    say("exporting")
    bundle, paper = trial.home / "证据包.zip", trial.home / "证据包.pdf"
    expect(trial.run("export", *queued, "--zip", bundle), "export --zip")
    expect(trial.run("export", *queued, "--pdf", paper), "export --pdf")
    require(paper.read_bytes().startswith(b"%PDF-"), "the PDF is none")
    expect(trial.run("verify", bundle), "verify")
    elsewhere = [sys.executable, "-m", "merchant_desk", "verify", str(bundle)]
    done = subprocess.run(elsewhere, capture_output=True, text=True, check=False)
    expect(done, "verify on another system")


def _tour(trial: Trial) -> None:
    say("touring")
    done = trial.wine.run(
        trial.command, "--demo", "--tour", trial.home / "tour", "--language", "zh_CN", timeout=900
    )
    said = expect(done, "the tour")
    require("3 reports made and kept" in said, f"the tour said {said!r}")


def _links(trial: Trial) -> None:
    say("opening a link, and pictures, in the window that is open")
    command = trial.registry(r"HKCU\Software\Classes\merchantdesk\shell\open\command")
    require("MerchantDesk.exe" in command and "%1" in command, f"the address leads to {command!r}")
    with trial.opened():
        # Wine 8 looks for addresses in the machine's registry only: this is what Windows would run.
        expect(trial.wine.run(trial.window, "merchantdesk://settings"), "the link")
        wait_until(lambda: trial.logged("a link shows settings"), "the link's place")
        second = trial.wine.run(trial.window, picture(trial.home / "第二次.jpg"))
        expect(second, "the second start")
        expect(trial.wine.run(trial.window, "--quit"), "asking the window to close")


def _upgrade(trial: Trial) -> None:
    say("upgrading while the program runs")
    before = trial.json("queue")
    with trial.opened() as window:
        trial.install()
        require(window.wait(30) == 0, "the window was not closed in order")
    require(trial.json("queue") == before, "the queue has changed")
    desktop = [*(trial.home / "Desktop").glob("*.lnk")]
    require(len(desktop) == 1, f"the desktop's icon did not stay: {desktop}")


def _send(trial: Trial, queued: list[str]) -> None:
    say("sending to a backend")
    data = trial.home / "backend"
    backend = Backend(data)
    code = backend.add_shop()
    with backend.serving() as url:
        expect(trial.run("pair", url, code), "pair")
        expect(trial.run("sync", "--once"), "sync")
    kept = {each["id"]: each for each in backend.kept()}
    require(set(kept) == set(queued), f"the backend keeps {set(kept)}")
    sent = hashlib.sha256((trial.home / "买家 图片.jpg").read_bytes()).hexdigest()
    require(kept[queued[0]]["pictures"][0]["sha256"] == sent, "another picture has arrived")
    require(kept[queued[0]]["order"] == ORDER, "another order has arrived")


def _uninstall(trial: Trial) -> None:
    say("uninstalling")
    edited = ("--kind", "edited", "--region", "8,8,40,40")
    kept = trial.report("留下.jpg", *edited, order=NEXT_ORDER)
    _leave_shortcuts_of_both_languages(trial)
    trial.uninstall()
    wait_until(lambda: not trial.folder.exists(), "the program to go")
    left = [path.name for name in _SHORTCUTS for path in trial.home.rglob(name)]
    require(not left, f"shortcuts are left: {left}")
    for key in (r"Software\Classes\merchantdesk", r"Software\MerchantDesk"):
        require(not trial.registry(rf"HKCU\{key}"), f"{key} is left")
    require((trial.profile / "desk.sqlite3").exists(), "the profile went with the program")
    trial.install()
    queue = trial.json("queue")
    require([each["id"] for each in queue] == [kept], "the profile has changed")
    trial.uninstall("/PROFILE")
    wait_until(lambda: not trial.profile.exists(), "the profile to go")


def _leave_shortcuts_of_both_languages(trial: Trial) -> None:
    """The user's language may have changed between installing and uninstalling."""
    found = [*trial.home.rglob("Merchant Desk.lnk"), *trial.home.rglob("商家反馈台.lnk")]
    if not found:
        raise BuildError("the installer made no shortcuts")
    for path in found:
        for name in ("商家反馈台.lnk", "Merchant Desk.lnk"):
            if not path.with_name(name).exists():
                shutil.copy(path, path.with_name(name))
