"""Actions of `heirloom models`: list, info, import, download, verify and remove."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from desktop.cli.doctor import describe
from desktop.settings import Folders, Settings
from models.catalog.catalog import Catalog, ModelCard
from models.catalog.store import Store
from models.core.errors import OfflineChosen
from models.core.progress import Progress
from models.core.wish import Wish
from models.http.connection_log import ConnectionLog
from models.library.installer import InstallOptions, ModelInstaller

Told = Iterator[dict[str, Any]]
"""Cards as JSON fields, see `describe`."""


def run_models_command(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> Told:
    """Run an action of `heirloom models`; yield the cards that it concerned.

    Raises: ModelError, OSError.
    """
    cards = ACTIONS[wanted.action](wanted, folders, progress)
    return describe(cards, Store.of(folders.models))


def _list(wanted: argparse.Namespace, folders: Folders, _: Progress) -> list[ModelCard]:
    catalog = Catalog.read(folders.models)
    return [catalog[wanted.id]] if getattr(wanted, "id", None) else list(catalog)


def _import(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    wishes = tuple(Wish(wish) for wish in wanted.wishes)
    told = InstallOptions(wanted.id, wishes, wanted.half, accepted_licences(folders), wanted.agrees)
    card = _library(folders).install(tuple(wanted.paths), told, progress)
    if card.consent:
        accept_licence(folders, card.id)
    return [card]


def _download(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    if Settings.read(folders.settings).offline:
        raise OfflineChosen
    told = InstallOptions(wanted.id, (), False, accepted_licences(folders), wanted.agrees)
    library, connections = _library(folders), ConnectionLog(folders.state)
    brought = library.download(wanted.id, told, connections, progress)
    if brought.consent:
        accept_licence(folders, brought.id)
    return [brought]


def _verify(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    store, cards = Store.of(folders.models), _list(wanted, folders, progress)
    return cards if wanted.id else [card for card in cards if store.has(card)]


def _remove(wanted: argparse.Namespace, folders: Folders, _: Progress) -> list[ModelCard]:
    return [ModelInstaller(folders.models).remove(wanted.id)]


ACTIONS: Final[dict[str, Callable[[argparse.Namespace, Folders, Progress], list[ModelCard]]]] = {
    "list": _list,
    "info": _list,
    "import": _import,
    "download": _download,
    "verify": _verify,
    "remove": _remove,
}
"""Functions by the action of `heirloom models`; each returns the cards that it concerned."""


def _library(folders: Folders) -> ModelInstaller:
    """Return an installer that converts with the packages of the add-on if it is installed."""
    return ModelInstaller(folders.models, addon=folders.addon)


def accepted_licences(folders: Folders) -> frozenset[str]:
    """Return the ids of the models whose licences the user has accepted."""
    return frozenset(Settings.read(folders.settings).agreed)


def accept_licence(folders: Folders, model: str) -> None:
    """Store that the user has accepted the licence of a model.

    Raises: OSError.
    """
    settings = Settings.read(folders.settings)
    both = sorted({*settings.agreed, model})
    replace(settings, agreed=tuple(both)).write(folders.settings)
