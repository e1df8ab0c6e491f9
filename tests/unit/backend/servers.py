"""Real servers that the service can stand on: PostgreSQL, and an object store that speaks S3.

Where one cannot be had, its tests fail and say why: ``dev.py test`` installs what they need.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
_OPTIONS = ("fsync=off", "max_connections=200", "unix_socket_directories=", "jit=off")
"""The machine does not lose its power during the tests; durability is PostgreSQL's own matter."""
_ACCESS, _SECRET = "test:tester", "testing"


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """A running server."""

    port: int

    def new_place(self) -> str:
        """The address of a fresh schema: as good as a database of its own, and made at once."""
        name = f"t{uuid.uuid4().hex}"
        self.run(f"CREATE SCHEMA {name}")
        query = urlencode({"options": f"-csearch_path={name}"})
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres?{query}"

    def run(self, command: str) -> None:
        whole = f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres"
        with psycopg.connect(whole, autocommit=True) as connection:
            connection.execute(command)  # type: ignore[call-overload]


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """A server with a folder of its own, as somebody who is not root: it refuses to be."""
    with tempfile.TemporaryDirectory(prefix="postgresql-") as name:
        folder, port = Path(name), free_port()
        user = "nobody" if os.geteuid() == 0 else None
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        init = [program("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*init, "--no-locale", "--no-sync"], user=user, check=True, capture_output=True, cwd="/"
        )
        options = [word for option in _OPTIONS for word in ("-c", option)]
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen(
                [program("postgres"), "-D", data, "-h", "127.0.0.1", "-p", str(port), *options],
                user=user,
                stdout=log,
                stderr=log,
                cwd="/",
            ) as process,
        ):
            try:
                wait_for(port, process)
                yield PostgreSQL(port)
            finally:
                process.terminate()  # "smart": the tests have closed their connections
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()


def program(name: str) -> str:
    """A program of PostgreSQL, from the newest version that Debian installed."""
    versions = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is not there: install Debian's package postgresql")
    return found


@dataclass(frozen=True, slots=True)
class ObjectStore:
    """A running OpenStack Swift with its S3 API."""

    port: int
    process: "subprocess.Popen[str]"

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def new_place(self) -> str:
        """The address of an empty place in the store."""
        query = urlencode({"endpoint": f"http://127.0.0.1:{self.port}", "region": "us-east-1"})
        return f"s3://blobs/{uuid.uuid4().hex}?{query}"


@contextmanager
def object_store() -> Iterator[ObjectStore]:
    """A server on a folder of its own; its keys stay in this process's environment."""
    server = Path(__file__).with_name("swift_server.py")
    with (
        tempfile.TemporaryDirectory(prefix="swift-") as folder,
        subprocess.Popen(
            [sys.executable, "-W", "ignore", server, folder, _ACCESS, _SECRET],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        if not port:
            raise RuntimeError(f"Swift did not start: {process.wait()}; its words are above")
        os.environ |= {"AWS_ACCESS_KEY_ID": _ACCESS, "AWS_SECRET_ACCESS_KEY": _SECRET}
        try:
            yield ObjectStore(int(port), process)
        finally:
            process.kill()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Until somebody answers at ``port``."""
    end = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=postgres dbname=postgres").close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return
