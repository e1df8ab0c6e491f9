"""``python3 dev.py installer [--check]``: freeze the program, pack it, say what came out.

On Windows by its own tools, on Debian through Wine. Leaves in ``dist``: the frozen folder, the
installer, the portable zip, and the list of parts. With ``--check`` the suite's Windows share runs
first, and the installer is tried at the end: see :mod:`resources.installer.share` and
:mod:`resources.installer.check`. A certificate is used when the environment names a command
for it: ``MERCHANT_DESK_SIGN``, with ``{}`` for the file, which it signs in place; for instance
``signtool sign /fd sha256 /a {}``, or a script around ``osslsigncode``. It signs the programs, the
uninstaller and the installer.
"""

import argparse
import hashlib
import os
import platform
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from merchant_desk import __version__
from resources.installer import check, facts, parts, share
from resources.installer.problems import BuildError
from resources.installer.wine import PYTHON_VERSION, Wine, windows_path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
BUILD = ROOT / "build" / "installer"
SETUP = ROOT / "resources" / "installer" / "setup.nsi"
MOST_BYTES = 120 * 1000**2


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py installer")
    parser.add_argument(
        "--check", action="store_true", help="test, install, run, upgrade, uninstall"
    )
    options = parser.parse_args(arguments)
    if options.check and sys.platform == "win32":
        parser.error("--check is for Debian: it needs a Windows that can be thrown away")
    try:
        wine = None if sys.platform == "win32" else _wine()
        if options.check and wine:
            share.run(wine)
        made = build(wine)
        for path in made:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            print(f"{path.name}  {path.stat().st_size / 1000**2:.1f} MB  sha256 {digest}")
        if options.check and wine:
            check.run(wine, made[0], DIST / "MerchantDesk")
    except (BuildError, subprocess.TimeoutExpired) as error:
        print(f"installer: {error}", file=sys.stderr)
        return 1
    return 0


def build(wine: Wine | None) -> tuple[Path, ...]:
    """The installer, the zip and the list of parts."""
    BUILD.mkdir(parents=True, exist_ok=True)
    icon, version_file = BUILD / "merchant-desk.ico", BUILD / "version.txt"
    facts.write_icon(ROOT / "resources" / "icons" / "merchant-desk.svg", icon)
    facts.write_version(__version__, version_file)
    folder = _freeze(wine, icon, version_file)
    _sign(folder / "MerchantDesk.exe", folder / "merchant-desk.exe")
    name = f"MerchantDesk-{__version__}"
    installer, portable = DIST / f"{name}-setup.exe", DIST / f"{name}-portable.zip"
    _pack(folder, icon, installer)
    _sign(installer)
    _zip(folder, portable)
    listing = DIST / f"{name}.cdx.json"
    packages = wine.packages if wine else Path(sys.prefix) / "Lib" / "site-packages"
    python = PYTHON_VERSION if wine else platform.python_version()
    parts.write(packages, BUILD / "work", listing, python)
    if installer.stat().st_size > MOST_BYTES:
        raise BuildError(f"{installer.name} is larger than {MOST_BYTES / 1000**2:.0f} MB")
    return installer, portable, listing


def _wine() -> Wine:
    wine = Wine(ROOT / ".cache" / "wine")
    wine.make(ROOT / "requirements.lock")
    return wine


def _freeze(wine: Wine | None, icon: Path, version_file: Path) -> Path:
    print("Freezing the program: some minutes.", flush=True)
    work, spec = BUILD / "work", ROOT / "build_installer.spec"
    told: Callable[[Path], str] = windows_path if wine else str
    facts_for_spec = {
        "MERCHANT_DESK_ICON": told(icon),
        "MERCHANT_DESK_VERSION_FILE": told(version_file),
    }
    words: list[str | Path] = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    words += ["--distpath", DIST, "--workpath", work, spec]
    if wine:
        done = wine.run(wine.python, *words, environment=facts_for_spec, timeout=1800)
    else:
        command = [sys.executable, *map(str, words)]
        both = {**os.environ, **facts_for_spec}
        done = subprocess.run(
            command,
            env=both,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    if done.returncode:
        raise BuildError(f"PyInstaller ended with {done.returncode}:\n{done.stdout[-3000:]}")
    return DIST / "MerchantDesk"


def _pack(folder: Path, icon: Path, installer: Path) -> None:
    facts_for_script = {
        "VERSION": __version__,
        "SOURCE": str(folder),
        "ICON": str(icon),
        "OUTPUT": str(installer),
    }
    defines = [f"-D{name}={value}" for name, value in facts_for_script.items()]
    if sys.platform != "win32":
        defines.append("-DAMD64")
    if sign := os.environ.get("MERCHANT_DESK_SIGN"):
        defines.append("-DSIGN=" + sign.replace('"{}"', "{}").replace("{}", '"%1"'))
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, str(SETUP)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"makensis: {(done.stdout + done.stderr).strip()[-2000:]}")


def _zip(folder: Path, portable: Path) -> None:
    with zipfile.ZipFile(portable, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            packed.write(path, Path(folder.name, path.relative_to(folder)))


def _sign(*files: Path) -> None:
    command = os.environ.get("MERCHANT_DESK_SIGN")
    for file in files if command else ():
        words = [word.replace("{}", str(file)) for word in shlex.split(command or "")]
        if subprocess.run(words, check=False).returncode:
            raise BuildError(f"{file.name} was not signed")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
