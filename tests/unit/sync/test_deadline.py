"""The limit of a whole request: a line that trickles is cut, and the next request is not."""

import io
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from merchant_desk.core.errors import DeskError
from merchant_desk.sync.client import Client

HEAD = b"HTTP/1.1 200 OK\r\nMerchant-Desk: 1\r\nContent-Type: application/json\r\n"


@contextmanager
def trickling(answer: bytes, *, head: bytes = b"") -> Iterator[str]:
    """A server that answers a byte each 50 ms, after a head that comes at once."""
    over = threading.Event()

    def serve(listener: socket.socket) -> None:
        while not over.is_set():
            try:
                client, _ = listener.accept()
            except OSError:
                return
            with client:
                client.recv(65536)
                client.sendall(head)
                for at in range(len(answer)):
                    if over.wait(0.05):
                        return
                    try:
                        client.sendall(answer[at : at + 1])
                    except OSError:
                        break

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            over.set()
            socket.create_connection(listener.getsockname()).close()  # wakes the one that waits
            thread.join()


@pytest.mark.parametrize("answer", [HEAD, HEAD + b"Content-Length: 1000\r\n\r\n" + b" " * 999])
def test_an_answer_that_trickles_is_cut(answer: bytes) -> None:
    with trickling(answer) as url:
        client = Client(url, patience=0.4)
        for _ in range(2):
            began = time.monotonic()
            with pytest.raises(DeskError) as refusal:
                client.meta()
            assert refusal.value.code == "offline"
            assert time.monotonic() - began < 3


def test_a_file_that_trickles_is_cut_although_each_read_brings_something() -> None:
    head = HEAD.replace(b"json", b"octet-stream") + b"Content-Length: 1000\r\n\r\n"
    with trickling(b"x" * 999, head=head) as url:
        client = Client(url, patience=1)
        client._access = "token"
        target = io.BytesIO()
        with pytest.raises(DeskError) as refusal:
            client.download("shop", "ab" * 32, target)
        assert refusal.value.code == "offline"
        assert len(target.getvalue()) < 999
