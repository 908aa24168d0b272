"""Locks: the files of an add-on with sizes and hashes, a TOML file for each system and device."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.core.device import Device
from models.core.errors import AddonUnsuitable


@dataclass(frozen=True, slots=True)
class LockedFile:
    """Wheel in a package index: project name, file name, size in bytes and SHA-256."""

    project: str
    file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Lock:
    """Files of the add-on for one kind of computer.

    `system` and `machine` are names of Python's platform module; `python` is the version that the
    files are built for, such as 3.11."""

    id: str
    system: str
    machine: str
    device: Device
    python: str
    files: tuple[LockedFile, ...]

    @classmethod
    def read(cls, file: Path) -> "Lock":
        """Read a lock from a file; its id is the file's name without suffix."""
        fields: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        files = tuple(LockedFile(**each) for each in fields.pop("files"))
        return cls(file.stem, **{**fields, "device": Device(fields["device"])}, files=files)

    @property
    def size(self) -> int:
        """Total size of the files in bytes."""
        return sum(each.size for each in self.files)


@dataclass(frozen=True, slots=True)
class Computer:
    """Properties of a computer that decide which lock fits."""

    system: str
    machine: str
    python: str
    devices: tuple[Device, ...]
    """Names of the usable devices, the best first."""


def read_locks(folder: Path) -> Iterator[Lock]:
    """Read all locks of a folder."""
    return (Lock.read(file) for file in sorted(folder.glob("*.toml")))


def choose_lock(offered: Iterable[Lock], computer: Computer) -> Lock:
    """Return the lock for the best device of a computer. Raises AddonUnsuitable.

    `offered` are those of this release."""
    kind = (computer.system, computer.machine, computer.python)
    fitting = [each for each in offered if (each.system, each.machine, each.python) == kind]
    for device in computer.devices:
        for each in fitting:
            if each.device == device:
                return each
    raise AddonUnsuitable(*kind)
