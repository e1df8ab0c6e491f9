"""The suite's Windows share, by the Windows Python under Wine: what keeps, reads and sends, and the
window on Qt's own platform for Windows.
"""

from resources.installer.problems import BuildError
from resources.installer.trial import say
from resources.installer.wine import Wine

_ROOMS = ("core", "wire", "store", "evidence", "sync", "update", "desk")
_LEFT_OUT = (
    "tests/unit/sync/test_queue_model.py",
    "tests/unit/sync/test_upload.py",
    "tests/qt/report/test_canvas_bench.py",
)
"""The proxy of the first two is ended by what Windows does not do: closing a socket that another
thread reads. The bench measures memory by what only Unix tells.
"""
_REAL_WINDOWS = {"WINEQT_QPA_PLATFORM": "windows"}
"""Not the platform without a screen; Wine hands on what Qt is told only by such a name."""
_ONLY_CRITICAL = ("-o", "qt_log_level_fail=CRITICAL")
"""Qt warns of each function of Windows that Wine lacks."""
_SECONDS = 900


def run(wine: Wine) -> None:
    """Run it; :class:`BuildError` with the summary when a test fails."""
    say(f"running the tests of {', '.join(_ROOMS)} on Windows")
    _test(wine, *(f"tests/unit/{room}" for room in _ROOMS))
    say("running the tests of the window on Windows")
    _test(wine, *_ONLY_CRITICAL, "tests/qt", environment=_REAL_WINDOWS)


def _test(wine: Wine, *words: str, environment: dict[str, str] | None = None) -> None:
    pytest = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short"]
    pytest += [f"--ignore={each}" for each in _LEFT_OUT]
    done = wine.run(wine.python, *pytest, *words, environment=environment, timeout=_SECONDS)
    lines = done.stdout.strip().splitlines()
    if done.returncode:
        raise BuildError("tests fail on Windows:\n" + "\n".join(lines[-60:]))
    say(lines[-1])
