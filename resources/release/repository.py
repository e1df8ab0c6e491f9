"""The folder that is served: ``metadata`` and ``targets``, and ``updates`` for the next build."""

import json
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from packaging.version import Version
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

ANNOUNCEMENT = "release.json"
LIFE = {
    Root.type: timedelta(days=730),
    Targets.type: timedelta(days=365),
    Snapshot.type: timedelta(days=60),
    Timestamp.type: timedelta(days=60),
}
"""How long each role's word is good; the last two are renewed at least every two months."""

Signers = Mapping[str, CryptoSigner]


class ReleaseError(Exception):
    """What the folder holds does not allow it."""


def publish(
    folder: Path, signers: Signers, *, installer: Path, version: str, notes: Mapping[str, str]
) -> None:
    """Add ``installer`` to the repository in ``folder``, which is made when it is not there, and
    announce it as the newest version.
    """
    Version(version)  # ValueError, when it is none
    if not installer.is_file():
        raise ReleaseError(f"there is no {installer}")
    roles = _Roles.load(folder) if (folder / "metadata").is_dir() else _Roles.begin(signers)
    content = {"version": version, "installer": installer.name, "notes": dict(notes)}
    announcement = json.dumps(content, ensure_ascii=False, indent=2).encode()
    _place(folder, roles.targets.signed, installer.name, installer)
    _place(folder, roles.targets.signed, ANNOUNCEMENT, announcement)
    roles.sign(folder, signers, (Targets.type, Snapshot.type, Timestamp.type))


def renew(folder: Path, signers: Signers) -> None:
    """Sign what is published for longer: what is renewed often, and the rest whose key is there."""
    roles = _Roles.load(folder)
    if Root.type in signers:
        roles.renew_root(signers[Root.type], {})
    rest = (Targets.type,) if Targets.type in signers else ()
    roles.sign(folder, signers, (*rest, Snapshot.type, Timestamp.type))


def replace_keys(folder: Path, root: CryptoSigner, signers: Signers) -> None:
    """Let ``signers`` sign from now on, and none of those before; ``root`` is the root's key so
    far, which has to agree.
    """
    _require(signers, *LIFE)
    roles = _Roles.load(folder)
    roles.renew_root(root, signers)
    roles.sign(folder, signers, (Targets.type, Snapshot.type, Timestamp.type))


class _Roles:
    """The four roles' metadata, newest."""

    def __init__(
        self,
        root: Metadata[Root],
        targets: Metadata[Targets],
        snapshot: Metadata[Snapshot],
        timestamp: Metadata[Timestamp],
    ) -> None:
        self.root = root
        self.targets = targets
        self.snapshot = snapshot
        self.timestamp = timestamp

    @classmethod
    def begin(cls, signers: Signers) -> "_Roles":
        _require(signers, *LIFE)
        root = Root(consistent_snapshot=True)
        for role, signer in signers.items():
            root.add_key(signer.public_key, role)
        made = cls(Metadata(root), Metadata(Targets()), Metadata(Snapshot()), Metadata(Timestamp()))
        for each in (made.targets, made.snapshot, made.timestamp):
            each.signed.version = 0  # signing counts on
        root.expires = _in(LIFE[Root.type])
        made.root.sign(signers[Root.type])
        return made

    @classmethod
    def load(cls, folder: Path) -> "_Roles":
        metadata = folder / "metadata"
        timestamp = Metadata[Timestamp].from_file(str(metadata / "timestamp.json"))
        version = timestamp.signed.snapshot_meta.version
        snapshot = Metadata[Snapshot].from_file(str(metadata / f"{version}.snapshot.json"))
        number = snapshot.signed.meta["targets.json"].version
        targets = Metadata[Targets].from_file(str(metadata / f"{number}.targets.json"))
        root = max(metadata.glob("*.root.json"), key=lambda path: int(path.name.split(".")[0]))
        return cls(Metadata[Root].from_file(str(root)), targets, snapshot, timestamp)

    def renew_root(self, signer: CryptoSigner, successors: Signers) -> None:
        """The root's next version, in which each role of ``successors`` has that key alone."""
        root = self.root.signed
        for role, successor in successors.items():
            for key in tuple(root.roles[role].keyids):
                root.revoke_key(key, role)
            root.add_key(successor.public_key, role)
        root.version += 1
        root.expires = _in(LIFE[Root.type])
        self.root.sign(signer)
        if Root.type in successors:
            self.root.sign(successors[Root.type], append=True)

    def sign(self, folder: Path, signers: Signers, roles: tuple[str, ...]) -> None:
        """Count the roles on, sign and write them: what others rest on first."""
        _require(signers, *roles)
        metadata = folder / "metadata"
        metadata.mkdir(parents=True, exist_ok=True)
        pretty = JSONSerializer(compact=False)
        root = metadata / f"{self.root.signed.version}.root.json"
        if not root.exists():
            self.root.to_file(str(root), pretty)
        for role in roles:
            each: Metadata[Targets] | Metadata[Snapshot] | Metadata[Timestamp] = getattr(self, role)
            each.signed.version += 1
            each.signed.expires = _in(LIFE[role])
            if role == Snapshot.type:
                newest = MetaFile(version=self.targets.signed.version)
                self.snapshot.signed.meta["targets.json"] = newest
            elif role == Timestamp.type:
                version = self.snapshot.signed.version
                self.timestamp.signed.snapshot_meta = MetaFile(version=version)
            each.sign(signers[role])
            number = "" if role == Timestamp.type else f"{each.signed.version}."
            each.to_file(str(metadata / f"{number}{role}.json"), pretty)


def _place(folder: Path, targets: Targets, name: str, content: Path | bytes) -> None:
    """Lay a target out by its digest, and tell of it."""
    if isinstance(content, bytes):
        target = TargetFile.from_data(name, content, ["sha256"])
    else:
        target = TargetFile.from_file(name, str(content), ["sha256"])
    place = folder / "targets" / f"{target.hashes['sha256']}.{name}"
    place.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        shutil.copyfile(content, place)
    targets.targets[name] = target


def _require(signers: Signers, *roles: str) -> None:
    missing = [role for role in roles if role not in signers]
    if missing:
        raise ReleaseError(f"there is no key for {', '.join(missing)}")


def _in(time: timedelta) -> datetime:
    return (datetime.now(UTC) + time).replace(microsecond=0)
