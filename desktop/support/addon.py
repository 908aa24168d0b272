"""The add-on as a person meets it: what it would take, what is there, and its removal."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from desktop.settings import Folders, Settings
from desktop.terminal import printable
from models.addon import installed
from models.addon.fetching import DownloadSource
from models.addon.lock import Computer, Lock, choose_lock, read_locks
from models.core.device import Device
from models.core.errors import AddonNoIndex, OfflineChosen
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog

LOCKS: Final = Path(__file__).parents[2] / "resources" / "addon"
INDEX: Final = LOCKS / "index.txt"
"""Written when a release is built; holds the address of the package index."""

IMPORTED: Final = (
    *("torch", "safetensors.torch", "transformers", "diffusers", "accelerate"),
    "onnxscript",
)
"""What the add-on is for."""

AddonAction = Callable[[argparse.Namespace, Folders, Progress], dict[str, Any]]


def matching_lock(device: Device) -> Lock:
    """The add-on for this computer. Raises AddonUnsuitable."""
    return choose_lock(read_locks(LOCKS), describe_computer(device))


def describe_computer(device: Device) -> Computer:
    """This one; `auto` takes CUDA where its driver is installed, and the processor else."""
    graphics = (Device.CUDA, Device.CPU) if _has_cuda_driver() else (Device.CPU,)
    devices = graphics if device == Device.AUTO else (device,)
    return Computer(platform.system(), platform.machine(), installed.PYTHON, devices)


def _has_cuda_driver() -> bool:
    if sys.platform == "win32":
        return (Path(os.environ.get("SYSTEMROOT", "")) / "System32" / "nvcuda.dll").is_file()
    return Path("/proc/driver/nvidia/version").is_file()


def package_index_url(asked: str | None) -> str:
    """The address of the package index. Raises AddonNoIndex."""
    if asked:
        return asked
    if INDEX.is_file() and (told := INDEX.read_text(encoding="utf-8").strip()):
        return told
    raise AddonNoIndex


def _install(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> dict[str, Any]:
    """Without a yes it only tells what would be done."""
    lock = _lock(wanted)
    place = package_index_url(wanted.index)
    told = {"lock": lock.id, "files": len(lock.files), "size": lock.size, "index": place}
    if wanted.yes:
        if Settings.read(folders.settings).offline:
            raise OfflineChosen
        supply = DownloadSource(place, ConnectionLog(folders.state))
        installed.install(lock, supply, folders.addon, progress)
        told |= {"state": installed.status(folders.addon).state}
    return told | {"folder": str(folders.addon)}


def _lock(wanted: argparse.Namespace) -> Lock:
    if wanted.lock:
        return Lock.read(wanted.lock)
    return matching_lock(Device(wanted.device))


def _status(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> dict[str, Any]:
    told = installed.status(folders.addon, thorough=wanted.thorough, progress=progress)
    return asdict(told) | {"folder": str(folders.addon)}


def _remove(_: argparse.Namespace, folders: Folders, __: Progress) -> dict[str, Any]:
    installed.remove(folders.addon)
    return {"state": installed.AddonState.ABSENT, "folder": str(folders.addon)}


def _try(_: argparse.Namespace, folders: Folders, __: Progress) -> dict[str, Any]:
    """Import what the add-on is for, in this process, which ends thereafter."""
    told = installed.status(folders.addon)
    installed.add_to_path(folders.addon)
    faults = (
        tuple(_import_faults()) if told.state == installed.AddonState.INSTALLED else told.faults
    )
    state = installed.AddonState.BROKEN if faults else told.state
    return {"state": state, "faults": faults, "folder": str(folders.addon)}


def _import_faults() -> Iterator[str]:
    for name in IMPORTED:
        try:
            import_module(name)
        except Exception as error:  # noqa: BLE001  whatever foreign code raises
            yield f"{name}: {error}"


ACTIONS: Final[dict[str, AddonAction]] = {
    "install": _install,
    "status": _status,
    "try": _try,
    "remove": _remove,
}


def as_text(told: dict[str, Any]) -> str:
    """Lines for a person."""
    if "state" not in told:
        return (
            f"{told['files']} files, {told['size'] / 1e6:.0f} MB, would be fetched from "
            f"{told['index']} and unpacked into {told['folder']}; nothing was fetched. "
            "Say `heirloom addon install --yes` to go on."
        )
    lines = [f"{told['state']} in {told['folder']}"]
    lines += [f"not as it was: {fault}" for fault in told.get("faults", ())[:10]]
    if told["state"] == installed.AddonState.BROKEN:
        lines.append("Install it again, or remove it; everything else works without it.")
    return "\n".join(map(printable, lines))
