"""TLS in front of the backend, with certificates that are good, run out, or somebody else's."""

import ipaddress
import socket
import ssl
import threading
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.torture.proxy import reset

MOODS = ("good", "expired", "wrong host", "unknown", "cut")
"""What the certificate is, or that the handshake is cut off."""
_DAY = timedelta(days=1)


@dataclass
class Authority:
    """Makes certificates; desks trust ``bundle``."""

    folder: Path
    _key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        certificate = self._made("ca", self._key, _DAY, is_authority=True)
        self.bundle.write_bytes(_pem(certificate))

    @property
    def bundle(self) -> Path:
        return self.folder / "ca.pem"

    def context(self, mood: str) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        lasts = -_DAY if mood == "expired" else _DAY
        host = "192.0.2.1" if mood == "wrong host" else "127.0.0.1"
        signer = ec.generate_private_key(ec.SECP256R1()) if mood == "unknown" else self._key
        path = self.folder / f"{mood}.pem"
        encoded = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path.write_bytes(encoded + _pem(self._made(host, key, lasts, signer=signer)))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _made(
        self,
        name: str,
        key: ec.EllipticCurvePrivateKey,
        lasts: timedelta,
        *,
        signer: ec.EllipticCurvePrivateKey | None = None,
        is_authority: bool = False,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(_name("ca"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 30 * _DAY)
            .not_valid_after(now + lasts)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if not is_authority:
            address = x509.IPAddress(ipaddress.ip_address(name))
            builder = builder.add_extension(x509.SubjectAlternativeName([address]), critical=False)
        return builder.sign(signer or self._key, hashes.SHA256())


@dataclass
class Door:
    """Listens with TLS, in the mood of ``mood``, for the backend at ``upstream``."""

    upstream: int
    authority: Authority
    mood: str

    def __enter__(self) -> Self:
        self._context = self.authority.context(self.mood)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]
        self._open: set[socket.socket] = set()
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for each in tuple(self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self._listener.getsockname()[1]}"

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(client,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, raw: socket.socket) -> None:
        self._open.add(raw)
        if self.mood == "cut":
            raw.recv(20)
            reset(raw)
            return
        try:
            with (
                closing(self._context.wrap_socket(raw, server_side=True)) as client,
                socket.create_connection(("127.0.0.1", self.upstream)) as server,
            ):
                self._open |= {client, server}
                back = threading.Thread(target=_pump, args=(server, client))
                back.start()
                _pump(client, server)
                back.join()
        except OSError:  # the desk did not like the certificate
            raw.close()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while part := source.recv(64 * 1024):
            target.sendall(part)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
