"""Actions of `heirloom models`: list, info, import, download, verify and remove."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from desktop.cli.doctor_command import describe
from desktop.settings import Folders, Settings
from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import Store
from models.core.errors import OfflineChosen
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.http.connection_log import ConnectionLog
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller

CardFields = Iterator[dict[str, Any]]
"""Cards as JSON fields, see `describe`."""


def run_models_command(
    arguments: argparse.Namespace, folders: Folders, progress: Progress
) -> CardFields:
    """Run an action of `heirloom models`; yield the model cards it concerned as JSON fields.

    Raises: ModelError, OSError."""
    cards = ACTIONS[arguments.action](arguments, folders, progress)
    return describe(cards, Store.of(folders.models))


def _list(arguments: argparse.Namespace, folders: Folders, _: Progress) -> list[ModelCard]:
    catalog = Catalog.read(folders.models)
    return [catalog[arguments.id]] if getattr(arguments, "id", None) else list(catalog)


def _import(arguments: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    wishes = tuple(Wish(wish) for wish in arguments.wishes)
    options = InstallOptions(
        arguments.id, wishes, arguments.half, accepted_licences(folders), arguments.agrees
    )
    card = _library(folders).install(tuple(arguments.paths), options, progress)
    if card.consent:
        accept_licence(folders, card.id)
    return [card]


def _download(
    arguments: argparse.Namespace, folders: Folders, progress: Progress
) -> list[ModelCard]:
    if Settings.read(folders.settings).offline:
        raise OfflineChosen
    options = InstallOptions(arguments.id, (), False, accepted_licences(folders), arguments.agrees)
    library, connections = _library(folders), ConnectionLog(folders.state)
    card = library.download(arguments.id, options, connections, progress)
    if card.consent:
        accept_licence(folders, card.id)
    return [card]


def _verify(arguments: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    store, cards = Store.of(folders.models), _list(arguments, folders, progress)
    return cards if arguments.id else [card for card in cards if store.has(card)]


def _remove(arguments: argparse.Namespace, folders: Folders, _: Progress) -> list[ModelCard]:
    return [ModelInstaller(folders.models).remove(arguments.id)]


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
    """Return a model installer that converts with the add-on's packages, if installed."""
    return ModelInstaller(folders.models, addon=folders.addon)


def accepted_licences(folders: Folders) -> frozenset[str]:
    """Return the ids of the models whose licences the user has accepted."""
    return frozenset(Settings.read(folders.settings).agreed)


def accept_licence(folders: Folders, model: str) -> None:
    """Store that the user has accepted the licence of a model. Raises: OSError."""
    settings = Settings.read(folders.settings)
    accepted = sorted({*settings.agreed, model})
    replace(settings, agreed=tuple(accepted)).write(folders.settings)
