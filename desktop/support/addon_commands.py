"""Actions of `heirloom addon`: install, status, try and remove."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from desktop.control_characters import printable
from desktop.settings import Folders, Settings
from models.addon import addon_installer
from models.addon.addon_lock import Computer, Lock, choose_lock, read_locks
from models.addon.wheel_download import DownloadSource
from models.core.device import Device
from models.core.errors import AddonNoIndex, OfflineChosen
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog

LOCKS: Final = Path(__file__).parents[2] / "resources" / "addon"
"""Folder with one lock file for each supported kind of computer."""

INDEX: Final = LOCKS / "index.txt"
"""File with the address of the package index; written when a release is built."""

IMPORTED: Final = (
    *("torch", "safetensors.torch", "transformers", "diffusers", "accelerate"),
    "onnxscript",
)
"""Names of the modules that the add-on provides; `try` imports each of them."""

AddonAction = Callable[[argparse.Namespace, Folders, Progress], dict[str, Any]]


def matching_lock(device: Device) -> Lock:
    """Return the add-on's package list (lock) for this computer. Raises: AddonUnsuitable."""
    return choose_lock(read_locks(LOCKS), describe_computer(device))


def describe_computer(device: Device) -> Computer:
    """Describe this computer; device `auto` allows the CPU, and CUDA with NVIDIA's driver."""
    graphics = (Device.CUDA, Device.CPU) if _has_cuda_driver() else (Device.CPU,)
    devices = graphics if device == Device.AUTO else (device,)
    return Computer(platform.system(), platform.machine(), addon_installer.PYTHON, devices)


def _has_cuda_driver() -> bool:
    if sys.platform == "win32":
        return (Path(os.environ.get("SYSTEMROOT", "")) / "System32" / "nvcuda.dll").is_file()
    return Path("/proc/driver/nvidia/version").is_file()


def package_index_url(requested: str | None) -> str:
    """Return the address of the package index: `requested`, else that of this release.

    Raises: AddonNoIndex if neither is known."""
    if requested:
        return requested
    if INDEX.is_file() and (address := INDEX.read_text(encoding="utf-8").strip()):
        return address
    raise AddonNoIndex


def _install(arguments: argparse.Namespace, folders: Folders, progress: Progress) -> dict[str, Any]:
    """Install the add-on with --yes, or else report what would be downloaded.

    Raises: OfflineChosen, AddonUnsuitable, AddonNoIndex and those of `addon_installer.install`."""
    lock = _lock(arguments)
    index_url = package_index_url(arguments.index)
    result = {"lock": lock.id, "files": len(lock.files), "size": lock.size, "index": index_url}
    if arguments.yes:
        if Settings.read(folders.settings).offline:
            raise OfflineChosen
        source = DownloadSource(index_url, ConnectionLog(folders.state))
        addon_installer.install(lock, source, folders.addon, progress)
        result |= {"state": addon_installer.status(folders.addon).state}
    return result | {"folder": str(folders.addon)}


def _lock(arguments: argparse.Namespace) -> Lock:
    if arguments.lock:
        return Lock.read(arguments.lock)
    return matching_lock(Device(arguments.device))


def _status(arguments: argparse.Namespace, folders: Folders, progress: Progress) -> dict[str, Any]:
    status = addon_installer.status(folders.addon, thorough=arguments.thorough, progress=progress)
    return asdict(status) | {"folder": str(folders.addon)}


def _remove(_: argparse.Namespace, folders: Folders, __: Progress) -> dict[str, Any]:
    addon_installer.remove(folders.addon)
    return {"state": addon_installer.AddonState.ABSENT, "folder": str(folders.addon)}


def _try(_: argparse.Namespace, folders: Folders, __: Progress) -> dict[str, Any]:
    """Import every module of the add-on in this process and report the failures."""
    status = addon_installer.status(folders.addon)
    addon_installer.add_to_path(folders.addon)
    faults = (
        tuple(_import_faults())
        if status.state == addon_installer.AddonState.INSTALLED
        else status.faults
    )
    state = addon_installer.AddonState.BROKEN if faults else status.state
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
"""Functions by the action of `heirloom addon`; each returns the result as JSON fields."""


def as_text(result: dict[str, Any]) -> str:
    """Format the result of an add-on command as lines of text."""
    if "state" not in result:
        return (
            f"{result['files']} files, {result['size'] / 1e6:.0f} MB, would be downloaded from "
            f"{result['index']} and unpacked into {result['folder']}; nothing was downloaded. "
            "Run `heirloom addon install --yes` to install it."
        )
    lines = [f"{result['state']} in {result['folder']}"]
    lines += [f"fault: {fault}" for fault in result.get("faults", ())[:10]]
    if result["state"] == addon_installer.AddonState.BROKEN:
        lines.append("Install it again, or remove it; everything else works without it.")
    return "\n".join(map(printable, lines))
