"""The add-on as one of the person's models: fetched, read through and removed like them."""

from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Final
from urllib.parse import urlsplit

from desktop.settings import Folders
from desktop.support import addon
from models.addon import installed
from models.addon.fetching import DownloadSource
from models.addon.lock import Lock
from models.catalog.catalog import ModelCard, Published
from models.catalog.inventory import InstalledModel, InstallState
from models.core.device import Device
from models.core.errors import AddonBroken, AddonNoIndex, AddonUnsuitable
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.library.installer import InstallOptions

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
    installed.AddonState.ABSENT: InstallState.MISSING,
    installed.AddonState.PARTIAL: InstallState.MISSING,
    installed.AddonState.INSTALLED: InstallState.INSTALLED,
    installed.AddonState.BROKEN: InstallState.DAMAGED,
}


@dataclass(frozen=True, slots=True)
class AddonOffer:
    """What can be fetched for this computer, and from which package index."""

    lock: Lock
    index: str


def available_addon() -> AddonOffer | None:
    """Nothing where no add-on is made for this computer, nobody has told where it lies, or the
    packages are here without it, as in a checkout."""
    if find_spec("torch") is not None:
        return None
    try:
        return AddonOffer(addon.matching_lock(Device.AUTO), addon.package_index_url(None))
    except (AddonUnsuitable, AddonNoIndex):
        return None


def addon_status(folders: Folders, offer: AddonOffer | None) -> tuple[InstalledModel, ...]:
    """How the add-on stands: one holding, or none where it is neither here nor offered."""
    told = installed.status(folders.addon)
    if told.state is installed.AddonState.ABSENT and offer is None:
        return ()
    come = told.size if told.state is installed.AddonState.PARTIAL else 0
    return (
        InstalledModel(_card(offer), STATES[told.state], size=told.size - come, downloaded=come),
    )


def _card(offer: AddonOffer | None) -> ModelCard:
    if offer is None:
        return CARD
    lock, place = offer.lock, offer.index
    told = f"{urlsplit(place).hostname} · {lock.id}"
    published = Published("", lock.id, paper=told, url=place, size=lock.size)
    return replace(CARD, backend=str(lock.device), published=published)


class AddonManager:
    """Does what a library of models does, with the add-on."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def download(
        self, _: str, __: InstallOptions, connections: ConnectionLog, progress: Progress
    ) -> None:
        """Fetch and unpack it. Raises AddonUnsuitable, AddonNoIndex, Cancelled and the errors of
        downloads."""
        supply = DownloadSource(addon.package_index_url(None), connections)
        installed.install(addon.matching_lock(Device.AUTO), supply, self._folders.addon, progress)

    def verify(self, _: str, progress: Progress) -> None:
        """Read every file. Raises AddonBroken, Cancelled."""
        told = installed.status(self._folders.addon, thorough=True, progress=progress)
        if told.faults:
            raise AddonBroken(told.faults[0], len(told.faults))

    def remove(self, _: str) -> None:
        """Take it out. Raises OSError."""
        installed.remove(self._folders.addon)

    discard_download = remove
