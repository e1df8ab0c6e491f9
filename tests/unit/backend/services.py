"""The service as a process of its own."""

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from merchant_desk.backend.settings import Settings

ROOT = Path(__file__).parents[3]
_PROGRAM = """
import pickle, sys
from merchant_desk.backend.serve import serve
serve(pickle.load(sys.stdin.buffer), port=int(sys.argv[1]))
print("done")
"""


@contextmanager
def service(settings: Settings, port: int = 0) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """A service process and its address, read from the line that it prints."""
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(pickle.dumps(settings))
        process.stdin.close()
        line = process.stdout.readline().decode()
        assert re.fullmatch("listening on " + re.escape("http://127.0.0.1:") + r"\d+\n", line)
        try:
            yield process, line.split()[-1]
        finally:
            process.kill()
