"""Manager of the PyTorch add-on, which the model library shows as one of the user's models."""

from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Final
from urllib.parse import urlsplit

from desktop.settings import Folders
from desktop.support import addon_commands
from models.addon import addon_installer
from models.addon.addon_lock import Lock
from models.addon.wheel_download import DownloadSource
from models.catalog.install_states import ADDON_ID, InstalledModel, InstallState
from models.catalog.model_cards import ModelCard, Published
from models.core.device import Device
from models.core.errors import AddonBroken, AddonNoIndex, AddonUnsuitable
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.library.install_options import InstallOptions

CARD: Final = ModelCard(
    id=ADDON_ID,
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
"""Model card of the add-on when no download is offered."""

STATES: Final = {
    addon_installer.AddonState.ABSENT: InstallState.MISSING,
    addon_installer.AddonState.PARTIAL: InstallState.MISSING,
    addon_installer.AddonState.INSTALLED: InstallState.INSTALLED,
    addon_installer.AddonState.BROKEN: InstallState.DAMAGED,
}
"""State of the add-on as the state of a model."""


@dataclass(frozen=True, slots=True)
class AddonOffer:
    """Packages that can be downloaded for this computer, and the URL of their package index."""

    lock: Lock
    index: str


def available_addon() -> AddonOffer | None:
    """Return the add-on for this computer; None if there is none or it is not needed.

    None is needed where its packages are importable, as in a source checkout."""
    if find_spec("torch") is not None:
        return None
    try:
        return AddonOffer(
            addon_commands.matching_lock(Device.AUTO), addon_commands.package_index_url(None)
        )
    except (AddonUnsuitable, AddonNoIndex):
        return None


def addon_status(folders: Folders, offer: AddonOffer | None) -> tuple[InstalledModel, ...]:
    """Return the PyTorch add-on as a model; nothing if it is neither installed nor offered.

    It is searched for in the add-on folder of `folders`; `offer` is what can be downloaded."""
    status = addon_installer.status(folders.addon)
    if status.state is addon_installer.AddonState.ABSENT and offer is None:
        return ()
    downloaded = status.size if status.state is addon_installer.AddonState.PARTIAL else 0
    size = status.size - downloaded
    return (InstalledModel(_card(offer), STATES[status.state], size=size, downloaded=downloaded),)


def _card(offer: AddonOffer | None) -> ModelCard:
    if offer is None:
        return CARD
    lock, index = offer.lock, offer.index
    source = f"{urlsplit(index).hostname} · {lock.id}"
    published = Published("", lock.id, paper=source, url=index, size=lock.size)
    return replace(CARD, backend=str(lock.device), published=published)


class AddonManager:
    """Installer of the add-on with the methods of ModelInstaller; model ids are ignored."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def download(
        self, _: str, __: InstallOptions, connections: ConnectionLog, progress: Progress
    ) -> None:
        """Download and unpack the add-on.

        Raises: AddonUnsuitable; AddonNoIndex; Cancelled; the errors of downloads."""
        source = DownloadSource(addon_commands.package_index_url(None), connections)
        addon_installer.install(
            addon_commands.matching_lock(Device.AUTO), source, self._folders.addon, progress
        )

    def verify(self, _: str, progress: Progress) -> None:
        """Verify the add-on by the hash of every file. Raises: AddonBroken, Cancelled."""
        status = addon_installer.status(self._folders.addon, thorough=True, progress=progress)
        if status.faults:
            raise AddonBroken(status.faults[0], len(status.faults))

    def remove(self, _: str) -> None:
        """Delete the add-on and its partial downloads. Raises: OSError."""
        addon_installer.remove(self._folders.addon)

    discard_download = remove
