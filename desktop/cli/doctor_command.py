"""Facts about the installation and this computer, for `heirloom doctor`."""

import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib import metadata
from typing import Any, Final

from desktop.control_characters import printable
from desktop.settings import Folders
from desktop.support.telemetry_files import telemetry_files
from models.addon.addon_installer import add_to_path
from models.catalog.install_states import InstallState, find_model
from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import Store
from models.core.device import Device
from models.engine.local_engine import usable_devices

PACKAGES: Final = (
    "heirloom",
    "PySide6-Essentials",
    "onnxruntime",
    "onnxruntime-directml",
    "numpy",
    "pillow",
    "pyvips",
    "tokenizers",
    "torch",
    "diffusers",
)
"""Names of the packages whose versions `heirloom doctor` lists."""


LEFT: Final = (
    "Files that ONNX Runtime wrote to report to its maker, which is switched off now; the window "
    "deletes them (Settings, Privacy):"
)
"""Heading of the list of files that ONNX Runtime's telemetry has left."""


def examine(folders: Folders) -> dict[str, Any]:
    """Return versions, working devices, models, folders and telemetry files as JSON fields."""
    add_to_path(folders.addon)
    working = usable_devices()
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "packages": {name: _version(name) for name in PACKAGES},
        "devices": {str(device): device in working for device in Device if device != Device.AUTO},
        "models": list(describe(Catalog.read(folders.models), Store.of(folders.models))),
        "folders": {name: str(path) for name, path in asdict(folders).items()},
        "telemetry_files": [str(file) for file in telemetry_files()],
    }


def describe(cards: Iterable[ModelCard], store: Store) -> Iterator[dict[str, Any]]:
    """Yield each card as JSON fields, with the state of its files, which are hashed.

    `state` is installed, missing, damaged, or incomplete if another model that it needs is missing;
    `lacks` holds the ids of those."""
    catalog = Catalog.read(*store.folders)
    for card in cards:
        found = find_model(card, catalog, store, reads=True)
        yield {**asdict(card), "state": found.state.value, "lacks": list(found.missing)}


def as_text(state: dict[str, Any]) -> str:
    """Format `state`, the result of `examine`, as a few lines to read."""
    return "\n".join(map(printable, _lines(state)))


def _lines(state: dict[str, Any]) -> Iterator[str]:
    packages = {name: version for name, version in state["packages"].items() if version}
    yield f"Heirloom {packages.pop('heirloom', '')} on Python {state['python']}, {state['system']}"
    yield "with " + ", ".join(f"{name} {version}" for name, version in packages.items())
    yield "Devices that work: " + ", ".join(
        name for name, works in state["devices"].items() if works
    )
    here = [card for card in state["models"] if card["state"] == InstallState.INSTALLED.value]
    broken = [card["id"] for card in state["models"] if card["state"] == InstallState.DAMAGED.value]
    yield f"Models: {len(here)} installed, {len(state['models']) - len(here)} more can be added"
    if broken:
        yield f"Damaged models: {', '.join(broken)}; remove them and import them again."
    yield "Folders:"
    yield from (f"  {name:10} {path}" for name, path in state["folders"].items())
    if state["telemetry_files"]:
        yield LEFT
        yield from (f"  {file}" for file in state["telemetry_files"])
    yield "Everything that Heirloom needs is installed." if not broken else "Something is damaged."


def card_text(card: dict[str, Any], all_fields: bool) -> str:
    """Format a model card as one line, or as a line for each field if `all_fields`."""
    if not all_fields:
        state = "not installed" if card["state"] == InstallState.MISSING.value else card["state"]
        return f"{card['id']:32} {state:13} {card['title']} ({card['licence']})"
    return "\n".join(printable(f"{name:12} {value}") for name, value in card.items())


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
