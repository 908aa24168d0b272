"""What the command line does with models."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from desktop.cli.doctor import described
from desktop.settings import Folders, Settings
from models.catalog.catalog import Catalog, ModelCard
from models.catalog.store import Store
from models.core.errors import OfflineChosen
from models.core.progress import Progress
from models.core.wish import Wish
from models.http.connection_log import Connections
from models.library.installer import Library, Wanted

Told = Iterator[dict[str, Any]]


def done(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> Told:
    """Do what `models` is asked for; each model concerned as `described`. Raises ModelError,
    OSError."""
    cards = ACTIONS[wanted.action](wanted, folders, progress)
    return described(cards, Store.of(folders.models))


def _list(wanted: argparse.Namespace, folders: Folders, _: Progress) -> list[ModelCard]:
    catalog = Catalog.read(folders.models)
    return [catalog[wanted.id]] if getattr(wanted, "id", None) else list(catalog)


def _import(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    wishes = tuple(Wish(wish) for wish in wanted.wishes)
    told = Wanted(wanted.id, wishes, wanted.half, agreed(folders), wanted.agrees)
    card = _library(folders).brought(tuple(wanted.paths), told, progress)
    if card.consent:
        agree(folders, card.id)
    return [card]


def _download(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    if Settings.read(folders.settings).offline:
        raise OfflineChosen
    told = Wanted(wanted.id, (), False, agreed(folders), wanted.agrees)
    library, connections = _library(folders), Connections(folders.state)
    brought = library.downloaded(wanted.id, told, connections, progress)
    if brought.consent:
        agree(folders, brought.id)
    return [brought]


def _verify(wanted: argparse.Namespace, folders: Folders, progress: Progress) -> list[ModelCard]:
    store, cards = Store.of(folders.models), _list(wanted, folders, progress)
    return cards if wanted.id else [card for card in cards if store.has(card)]


def _remove(wanted: argparse.Namespace, folders: Folders, _: Progress) -> list[ModelCard]:
    return [Library(folders.models).removed(wanted.id)]


ACTIONS: Final[dict[str, Callable[[argparse.Namespace, Folders, Progress], list[ModelCard]]]] = {
    "list": _list,
    "info": _list,
    "import": _import,
    "download": _download,
    "verify": _verify,
    "remove": _remove,
}


def _library(folders: Folders) -> Library:
    """One that converts with what the add-on brings, where it is installed."""
    return Library(folders.models, addon=folders.addon)


def agreed(folders: Folders) -> frozenset[str]:
    """The models to whose licences the person has agreed."""
    return frozenset(Settings.read(folders.settings).agreed)


def agree(folders: Folders, model: str) -> None:
    """Remember it. Raises OSError."""
    settings = Settings.read(folders.settings)
    both = sorted({*settings.agreed, model})
    replace(settings, agreed=tuple(both)).write(folders.settings)
