"""The client: only our backend's word counts as an answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from merchant_desk.core.errors import DeskError
from merchant_desk.sync.client import Client


class Portal(BaseHTTPRequestHandler):
    """Answers everything with a log-in page, as a hotel's network does."""

    def do_GET(self) -> None:
        page = b"<html><body>Please log in</body></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def portal() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_html_is_no_answer() -> None:
    with portal() as url:
        for call in (Client(url).meta, lambda: Client(url).pair("ABCD1234", "desk")):
            with pytest.raises(DeskError) as refusal:
                call()
            assert refusal.value.code == "not-our-answer"
            assert url in refusal.value.title


def test_nobody_there_is_offline() -> None:
    with portal() as url:
        pass
    with pytest.raises(DeskError) as refusal:
        Client(url).meta()
    assert refusal.value.code == "offline"


@pytest.mark.parametrize("url", ["", "shop.example", "ftp://shop.example", "http://"])
def test_what_is_no_address_is_said_at_once(url: str) -> None:
    with pytest.raises(DeskError) as refusal:
        Client(url)
    assert refusal.value.code == "bad-url"
