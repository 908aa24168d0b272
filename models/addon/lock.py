"""Which files an add-on consists of: one TOML for each system and device, with sizes and hashes."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.core.device import Device
from models.core.errors import AddonUnsuitable


@dataclass(frozen=True, slots=True)
class LockedFile:
    """A file of a package index: `project` as the index calls it, `size` in bytes."""

    project: str
    file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Lock:
    """All files for one kind of computer. `system` and `machine` as Python's platform module
    names them, `python` the version that the files are built for, such as 3.11."""

    id: str
    system: str
    machine: str
    device: Device
    python: str
    files: tuple[LockedFile, ...]

    @classmethod
    def read(cls, file: Path) -> "Lock":
        with file.open("rb") as text:
            told: dict[str, Any] = tomllib.load(text)
        files = tuple(LockedFile(**each) for each in told.pop("files"))
        return cls(file.stem, **{**told, "device": Device(told["device"])}, files=files)

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(each.size for each in self.files)


@dataclass(frozen=True, slots=True)
class Computer:
    """What decides which files are the right ones."""

    system: str
    machine: str
    python: str
    devices: tuple[Device, ...]
    """Those that may be used, the best first."""


def read_locks(folder: Path) -> Iterator[Lock]:
    """All that a folder holds."""
    return (Lock.read(file) for file in sorted(folder.glob("*.toml")))


def choose_lock(offered: Iterable[Lock], computer: Computer) -> Lock:
    """The one for the best device. Raises AddonUnsuitable."""
    here = (computer.system, computer.machine, computer.python)
    fitting = [each for each in offered if (each.system, each.machine, each.python) == here]
    for device in computer.devices:
        for each in fitting:
            if each.device == device:
                return each
    raise AddonUnsuitable(*here)
