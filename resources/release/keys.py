"""The keys of a release: one for the root of trust, one for files, one for what is renewed often.

Files in a folder of whoever releases, readable by nobody else. The root's is needed when another
key is replaced, and may be kept apart until then.
"""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

ROLES = {
    Root.type: "root",
    Targets.type: "targets",
    Snapshot.type: "online",
    Timestamp.type: "online",
}
"""Role → the key that signs for it."""


def make_keys(folder: Path) -> None:
    """Make each key that is not there yet; :class:`OSError` when that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in dict.fromkeys(ROLES.values()):
        path = folder / f"{name}.pem"
        pem = Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        )
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)


def read_keys(folder: Path) -> dict[str, CryptoSigner]:
    """Role → its signer, of the keys that are there."""
    paths = {role: folder / f"{name}.pem" for role, name in ROLES.items()}
    return {role: _signer(path) for role, path in paths.items() if path.exists()}


def _signer(path: Path) -> CryptoSigner:
    key = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{path} is no Ed25519 key")  # noqa: TRY004 - a file's content
    return CryptoSigner(key)
