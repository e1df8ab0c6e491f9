"""Power loss: the disks that a recorded run could have left behind.

A run is recorded by strace: every write, fsync, rename and unlink in its order. The model is as
strict as POSIX allows. A write is on the disk for sure only after an fsync of its file, a name only
after an fsync of its folder; until then any part of them may be there, torn at a sector.
"""

import os
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture import tracing
from tests.torture.world import Arena

_SECTOR = 512
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FD = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")
_UNFINISHED = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")


@dataclass(frozen=True)
class Call:
    """One call that reached the disk: its name, its file, and what it wrote or the new name."""

    name: str
    path: str
    data: bytes = b""
    offset: int = 0
    target: str = ""


@dataclass
class File:
    """What is surely on the disk of one file, and what may be."""

    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Offset and bytes, or a new length and nothing."""

    def sync(self) -> None:
        self.durable = _applied(self.durable, self.pending)
        self.pending = []

    def survivor(self, chance: random.Random) -> bytes:
        """The durable bytes with some of the others: all, none, the first, or any, one torn."""
        way = chance.randrange(4)
        if way == 0 or not self.pending:
            return self.durable
        if way == 1:
            return _applied(self.durable, self.pending)
        some = self.pending
        if way == 2:
            some = some[: chance.randrange(len(some) + 1)]
        else:
            some = [each for each in some if chance.random() < 0.5]
        if some and some[-1][1]:
            offset, data = some[-1]
            assert data
            sectors = chance.randrange(len(data) // _SECTOR + 1)
            some = [*some[:-1], (offset, data[: sectors * _SECTOR] if sectors else data)]
        return _applied(self.durable, some)


@dataclass
class Disk:
    """Names and files below one folder."""

    root: Path
    names: dict[str, File] = field(default_factory=dict)
    """As the running program sees them."""
    surely: dict[str, File] = field(default_factory=dict)
    """As they are after the power came back, at the least."""
    folders: dict[str, bool] = field(default_factory=dict)
    """Folders, and whether their own name is durable."""
    open_names: dict[str, list[tuple[str, str, File | None]]] = field(default_factory=dict)
    """Per folder, what happened to its names since its last fsync, in order."""

    @classmethod
    def of(cls, root: Path) -> "Disk":
        disk = cls(root)
        for path in (root, *root.rglob("*")):
            if path.is_dir():
                disk.folders[str(path)] = True
            elif path.is_file():
                disk.names[str(path)] = File(path.read_bytes())
        disk.surely = dict(disk.names)
        return disk

    def apply(self, call: Call) -> None:
        match call.name:
            case "create":
                if call.path not in self.names:
                    self._name(call.path, File())
                elif call.target == "truncate":
                    self.names[call.path].pending.append((0, None))
            case "write":
                if call.path in self.names:
                    self.names[call.path].pending.append((call.offset, call.data))
            case "ftruncate":
                self.names[call.path].pending.append((call.offset, None))
            case "mkdir":
                if call.path not in self.folders:
                    self.folders[call.path] = False
            case "rename":
                file = self.names[call.path]
                self._name(call.target, file)
                self._name(call.path, None)
            case "unlink":
                self._name(call.path, None)
            case "fsync":
                self._sync(call.path)

    def leave(self, target: Path, chance: random.Random) -> None:
        """Write one disk that a power cut now could leave, as the folder ``target``."""
        left = dict(self.surely)
        for happened in self.open_names.values():
            for _, path, file in happened[: chance.randrange(len(happened) + 1)]:
                if file is None:
                    left.pop(path, None)
                else:
                    left[path] = file
        gone = {f for f, durable in self.folders.items() if not durable and chance.random() < 0.5}
        for folder in self.folders:
            if not _is_below(folder, gone):
                (target / os.path.relpath(folder, self.root)).mkdir(parents=True, exist_ok=True)
        for path, file in left.items():
            if not _is_below(path, gone) and not path.endswith("-shm"):
                place = target / os.path.relpath(path, self.root)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.survivor(chance))

    def _name(self, path: str, file: File | None) -> None:
        if file is None:
            self.names.pop(path, None)
        else:
            self.names[path] = file
        self.open_names.setdefault(str(Path(path).parent), []).append(("name", path, file))

    def _sync(self, path: str) -> None:
        if path in self.names:
            self.names[path].sync()
            return
        for _, name, file in self.open_names.pop(path, []):
            if file is None:
                self.surely.pop(name, None)
            else:
                self.surely[name] = file
        for folder in self.folders:
            if str(Path(folder).parent) == path:
                self.folders[folder] = True


@dataclass(frozen=True)
class Recording:
    """A profile before the run, and all that the run did to it."""

    before: Path
    root: Path
    calls: tuple[Call, ...]

    def states(self, seed: int, count: int, target: Path) -> Iterator[tuple[Path, set[str]]]:
        """``count`` disks, each with the ids that were said to be saved when the power went."""
        chance = random.Random(seed)
        cuts = sorted(chance.randrange(len(self.calls) + 1) for _ in range(count))
        disk = Disk.of(self.before)
        disk = _moved(disk, self.before, self.root)
        saved: set[str] = set()
        at = 0
        for cut in cuts:
            for call in self.calls[at:cut]:
                if call.name == "say":
                    saved |= set(re.findall(r"^saved (\S+)$", call.data.decode(), re.MULTILINE))
                else:
                    disk.apply(call)
            at = cut
            if target.exists():
                shutil.rmtree(target)
            target.mkdir(parents=True)
            disk.leave(target, chance)
            yield target, set(saved)


def record(arena: Arena, count: int, *, mutant: str = "", fresh: bool = True) -> Recording:
    """Save ``count`` reports under strace, on a profile that is new or not."""
    before = arena.folder / "before"
    if fresh and arena.profile.exists():
        shutil.rmtree(arena.profile)
    if fresh:
        arena.profile.mkdir()
    shutil.copytree(arena.profile, before)
    log = tracing.log_writes(arena, arena.start_save(count, halted=True, mutant=mutant))
    return Recording(before, arena.profile, tuple(_calls(log, arena)))


def _calls(log: Path, arena: Arena) -> Iterator[Call]:
    offsets: dict[int, int] = {}
    root, said = str(arena.profile), str(arena.words)
    for line in _whole_lines(log):
        found = _LINE.match(line)
        if found is None or int(found[3]) < 0:
            continue
        name, words, result = found[1], found[2], int(found[3])
        if name == "openat":
            path = _text(words)
            offsets[result] = 0
            if "O_CREAT" in words and path.startswith(root):
                yield Call("create", path, target="truncate" if "O_TRUNC" in words else "")
            continue
        if name in {"mkdir", "unlink"}:
            if _text(words).startswith(root):
                yield Call(name, _text(words))
            continue
        if name.startswith("rename"):
            old, new = (_decoded(each) for each in _TEXT.findall(words)[:2])
            if old.startswith(root):
                yield Call("rename", old, target=new)
            continue
        yield from _of_descriptor(name, words, result, offsets, root, said)


def _of_descriptor(
    name: str, words: str, result: int, offsets: dict[int, int], root: str, said: str
) -> Iterator[Call]:
    opened = _FD.match(words)
    if opened is None:
        return
    number, path = int(opened[1]), _decoded(opened[2])
    if name == "lseek":
        offsets[number] = result
        return
    if name == "write" and path == said:
        yield Call("say", path, _bytes(words))
        return
    if not path.startswith(root):
        return
    if name in {"fsync", "fdatasync"}:
        yield Call("fsync", path)
    elif name == "ftruncate":
        yield Call("ftruncate", path, offset=int(words.rpartition(", ")[2]))
    elif name == "pwrite64":
        yield Call("write", path, _bytes(words)[:result], int(words.rpartition(", ")[2]))
    elif name == "write":
        at = offsets.get(number, 0)
        offsets[number] = at + result
        yield Call("write", path, _bytes(words)[:result], at)


def _whole_lines(log: Path) -> Iterator[str]:
    """The lines, with calls put together that another thread's came between."""
    begun: dict[str, str] = {}
    with log.open(errors="replace") as lines:
        for each in lines:
            line = each.rstrip("\n")
            if (cut := _UNFINISHED.match(line)) is not None:
                begun[cut[1]] = cut[2]
            elif (rest := _RESUMED.match(line)) is not None:
                yield f"{rest[1]} {begun.pop(rest[1], '')}{rest[2]}"
            else:
                yield line


def _text(words: str) -> str:
    found = _TEXT.search(words)
    return _decoded(found[1]) if found else ""


def _bytes(words: str) -> bytes:
    found = _TEXT.search(words)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _decoded(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode()


def _applied(content: bytes, writes: list[tuple[int, bytes | None]]) -> bytes:
    made = bytearray(content)
    for offset, data in writes:
        if data is None:
            del made[offset:]
            made.extend(bytes(offset - len(made)))
        else:
            made.extend(bytes(max(offset - len(made), 0)))
            made[offset : offset + len(data)] = data
    return bytes(made)


def _is_below(path: str, folders: set[str]) -> bool:
    return path in folders or any(path.startswith(f"{each}{os.sep}") for each in folders)


def _moved(disk: Disk, old: Path, new: Path) -> Disk:
    def there(path: str) -> str:
        return str(new / os.path.relpath(path, old)) if path != str(old) else str(new)

    names = {there(path): file for path, file in disk.names.items()}
    return Disk(new, names, dict(names), {there(f): True for f in disk.folders})
