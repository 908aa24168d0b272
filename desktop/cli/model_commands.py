"""Actions of `heirloom models`: list, info, import, download, get, verify and remove."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from desktop.cli.doctor_command import describe
from desktop.settings import Folders, Settings
from models.catalog.model_cards import Catalog, ModelCard
from models.catalog.weight_files import Store
from models.core.errors import NothingToDownload, OfflineChosen
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.engine.local_engine import usable_devices
from models.http.connection_log import ConnectionLog
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from models.planning.model_offers import models_to_get
from models.planning.model_selection import ModelSelector

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
    return [_download_one(arguments.id, arguments, folders, progress)]


def _get(arguments: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    """Download what the names stand for and is not installed; then tell the state of all."""
    selector = ModelSelector.from_folder(folders.models, usable_devices()[0])
    installed = {card.id for card in selector.cards}
    models = [model for name in arguments.names for model in _models_named(name, selector)]
    missing = [model for model in dict.fromkeys(models) if model not in installed]
    for index, model in enumerate(missing):
        _download_one(model, arguments, folders, progress.part(index, len(missing)))
    catalog = Catalog.read(folders.models)
    return [catalog[model] for model in dict.fromkeys(models)]


def _models_named(name: str, selector: ModelSelector) -> tuple[str, ...]:
    """Return the ids of the models for a wish, installed or to install, or of the model named.

    Raises: ModelMissing; NothingToDownload if no model for the wish can be downloaded."""
    if name not in set(Wish):
        return (Catalog.read(*selector.folders)[name].id,)
    wish = Wish(name)
    if models := models_to_get(wish, selector):
        return models
    installed = [card for card in selector.cards if wish in card.wishes and card.published]
    if not installed:
        raise NothingToDownload(name, "the addresses that `heirloom models list` names")
    return (max(installed, key=lambda card: card.rank).id,)


def _download_one(
    model: str, arguments: argparse.Namespace, folders: Folders, progress: Progress
) -> ModelCard:
    """Download and install a model. Raises: OfflineChosen; what `download` of the library does."""
    if Settings.read(folders.settings).offline:
        raise OfflineChosen
    options = InstallOptions(model, (), False, accepted_licences(folders), arguments.agrees)
    card = _library(folders).download(model, options, ConnectionLog(folders.state), progress)
    if card.consent:
        accept_licence(folders, card.id)
    return card


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
    "get": _get,
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
