"""The suite's Windows share: what keeps, reads and sends, by the Windows Python under Wine."""

from resources.installer.problems import BuildError
from resources.installer.trial import say
from resources.installer.wine import Wine

_ROOMS = ("core", "wire", "store", "evidence", "sync", "update", "desk")
_LEFT_OUT = ("sync/test_queue_model.py", "sync/test_upload.py")
"""Their proxy is ended by what Windows does not do: closing a socket that another thread reads."""
_SECONDS = 900


def run(wine: Wine) -> None:
    """Run it; :class:`BuildError` with the summary when a test fails."""
    say(f"running the tests of {', '.join(_ROOMS)} on Windows")
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short"]
    words += [f"--ignore=tests/unit/{each}" for each in _LEFT_OUT]
    words += [f"tests/unit/{room}" for room in _ROOMS]
    done = wine.run(wine.python, *words, timeout=_SECONDS)
    lines = done.stdout.strip().splitlines()
    if done.returncode:
        raise BuildError("tests fail on Windows:\n" + "\n".join(lines[-60:]))
    say(lines[-1])
