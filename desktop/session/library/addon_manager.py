"""The add-on as one of the person's models: fetched, read through and removed like them."""

from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Final
from urllib.parse import urlsplit

from desktop.settings import Folders
from desktop.support import addon
from models.addon import installed
from models.addon.fetching import Supply
from models.addon.lock import Lock
from models.catalog.catalog import ModelCard, Published
from models.catalog.inventory import Holding, State
from models.core.device import Device
from models.core.errors import AddonBroken, AddonNoIndex, AddonUnsuitable
from models.core.progress import Progress
from models.http.connection_log import Connections
from models.library.installer import Wanted

ID: Final = "addon"

CARD: Final = ModelCard(
    id=ID,
    title="PyTorch add-on",
    task="addon",
    backend=str(Device.CPU),
    files=(),
    sha256=(),
    scale=1,
    tile=0,
    least_tile=0,
    halo=0,
    licence="BSD-3-Clause, Apache-2.0, MIT",
    source="",
)

STATES: Final = {
    installed.State.ABSENT: State.MISSING,
    installed.State.PARTIAL: State.MISSING,
    installed.State.INSTALLED: State.INSTALLED,
    installed.State.BROKEN: State.DAMAGED,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be fetched for this computer, and from which package index."""

    lock: Lock
    index: str


def offered() -> Offer | None:
    """Nothing where no add-on is made for this computer, nobody has told where it lies, or the
    packages are here without it, as in a checkout."""
    if find_spec("torch") is not None:
        return None
    try:
        return Offer(addon.fitting(Device.AUTO), addon.index(None))
    except (AddonUnsuitable, AddonNoIndex):
        return None


def standing(folders: Folders, offer: Offer | None) -> tuple[Holding, ...]:
    """How the add-on stands: one holding, or none where it is neither here nor offered."""
    told = installed.status(folders.addon)
    if told.state is installed.State.ABSENT and offer is None:
        return ()
    come = told.size if told.state is installed.State.PARTIAL else 0
    return (Holding(_card(offer), STATES[told.state], size=told.size - come, come=come),)


def _card(offer: Offer | None) -> ModelCard:
    if offer is None:
        return CARD
    lock, place = offer.lock, offer.index
    told = f"{urlsplit(place).hostname} · {lock.id}"
    published = Published("", lock.id, paper=told, url=place, size=lock.size)
    return replace(CARD, backend=str(lock.device), published=published)


class Addition:
    """Does what a library of models does, with the add-on."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def downloaded(self, _: str, __: Wanted, connections: Connections, progress: Progress) -> None:
        """Fetch and unpack it. Raises AddonUnsuitable, AddonNoIndex, Cancelled and the errors of
        downloads."""
        supply = Supply(addon.index(None), connections)
        installed.install(addon.fitting(Device.AUTO), supply, self._folders.addon, progress)

    def verified(self, _: str, progress: Progress) -> None:
        """Read every file. Raises AddonBroken, Cancelled."""
        told = installed.status(self._folders.addon, thorough=True, progress=progress)
        if told.faults:
            raise AddonBroken(told.faults[0], len(told.faults))

    def removed(self, _: str) -> None:
        """Take it out. Raises OSError."""
        installed.remove(self._folders.addon)

    dropped = removed
