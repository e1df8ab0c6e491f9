"""Small libraries for what Windows 10 has and Wine 8 has not. For trying things out, never to ship.

Each exports just the names that our programs import. They do nothing, but for two that are real:
the one that gives random bytes, and the C library, which is Wine's own with the complex functions
that it lacks.
"""

import re
import shutil
import subprocess
from pathlib import Path

from resources.installer.problems import BuildError

_EXPORT = "__declspec(dllexport)"
_NOTHING = _EXPORT + " void *{name}(void) {{ return 0; }}\n"
_RANDOM = (
    "unsigned char __stdcall SystemFunction036(void *, unsigned long);\n"
    + _EXPORT
    + " int ProcessPrng(unsigned char *data, unsigned long long size)"
    " { return SystemFunction036(data, (unsigned long) size); }\n"
)

_QT_CORE = "PySide6/Qt6Core.dll"
_QT_WINDOWS = "PySide6/plugins/platforms/qwindows.dll"
IMPORTED_BY = {"icuuc.dll": _QT_CORE, "mscms.dll": _QT_WINDOWS}
"""Library → the file of Qt that says which names it wants of it."""
NAMES = (*IMPORTED_BY, "bcryptprimitives.dll", "ucrtbase.dll", "ucrtwine.dll")

_COMPLEX = Path(__file__).with_name("complex_numbers.c")
_WINES_MARK = b"Wine builtin DLL"
"""In the head of Wine's libraries. One that goes by another name must not have it."""


def lay(system: Path, packages: Path, work: Path) -> None:
    """Build all of them and put them into ``system``."""
    work.mkdir(parents=True)
    for library, user in IMPORTED_BY.items():
        names = imported(packages / user, library)
        if not names:
            raise BuildError(f"{user} asks nothing of {library}: is it still needed?")
        _build(system / library, work, "".join(_NOTHING.format(name=name) for name in names))
    _build(system / "bcryptprimitives.dll", work, _RANDOM, "-ladvapi32")
    _build_c_library(system, work)
    shutil.copy(_chinese_font(), system.with_name("Fonts") / "msyh.ttc")


def _build_c_library(system: Path, work: Path) -> None:
    """Wine's own by another name, and before it one that adds what is missing."""
    content = (system / "ucrtbase.dll").read_bytes()
    (system / "ucrtwine.dll").write_bytes(content.replace(_WINES_MARK, bytes(len(_WINES_MARK)), 1))
    tables = _run("x86_64-w64-mingw32-objdump", "--private-headers", str(system / "ucrtwine.dll"))
    names = re.findall(r"^\t\[ *\d+\] (\w+)$", tables, re.MULTILINE)
    own = set(re.findall(r"(?:COMPLEX|REAL)\((\w+)\)\n", _COMPLEX.read_text("ascii"))) | {"cpow"}
    lines = ["LIBRARY ucrtbase.dll", "EXPORTS"]
    for name in names:
        is_own = name in own or (name[:-1] in own and name[-1] in "fl")
        lines.append(f"  {name} = {f'own_{name}' if is_own else f'ucrtwine.{name}'}")
    exports = work / "ucrtbase.def"
    exports.write_text("\n".join(lines), "ascii")
    target = system / "ucrtbase.dll"
    target.unlink()
    options = ("-shared", "-static-libgcc", "-nostartfiles", "-Wl,--entry=0", "-fno-builtin")
    sources = (str(_COMPLEX), str(exports), "-lmsvcrt")
    _run("x86_64-w64-mingw32-gcc", *options, "-o", str(target), *sources)


def imported(user: Path, library: str) -> list[str]:
    """The names that the file ``user`` imports from ``library``."""
    tables = _run("x86_64-w64-mingw32-objdump", "--private-headers", str(user))
    parts = re.split(r"DLL Name: (\S+)\n", tables)
    for name, table in zip(parts[1::2], parts[2::2], strict=True):
        if name.lower() == library:
            return re.findall(r"^\s[0-9a-f]+\s+\d+\s+(\w+)$", table.split("\n\n")[0], re.MULTILINE)
    return []


def _chinese_font() -> str:
    found = _run("fc-match", "--format=%{file}", "sans-serif:lang=zh-cn")
    if not found.endswith((".ttc", ".ttf", ".otf")):
        raise BuildError("no font with Chinese characters: install fonts-noto-cjk")
    return found


def _build(target: Path, work: Path, source: str, *libraries: str) -> None:
    code = work / target.with_suffix(".c").name
    code.write_text(source, "ascii")
    target.unlink(missing_ok=True)
    options = ("-shared", "-nostdlib", "-Wl,--entry=0", "-o", str(target))
    _run("x86_64-w64-mingw32-gcc", *options, str(code), *libraries)


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{command[0]}: {done.stderr.strip()[-400:]}")
    return done.stdout
