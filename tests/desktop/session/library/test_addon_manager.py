"""Add-on manager: the add-on listed, downloaded, verified and removed as a model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.session.library.addon_manager import AddonManager, AddonOffer, addon_status
from desktop.session.library.model_manager import ModelAction, ModelTask, run_model_task
from desktop.settings import Folders
from desktop.support import addon_commands
from models.addon import addon_installer
from models.addon.addon_lock import Lock
from models.catalog.install_states import ADDON_ID, InstalledModel, InstallState
from models.core.device import Device
from models.core.errors import AddonBroken, OfflineChosen
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.library.install_options import InstallOptions
from tests.models.addon.package_index import FakeIndex as Shop
from tests.models.addon.package_index import lock_of, wheel
from tests.models.addon.package_index import serve_index as opened

WHEELS = {"addonone": wheel("addonone", 20_000)}
LOCK = lock_of(WHEELS)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.under(tmp_path)


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    def matching_lock(_: Device) -> Lock:
        return LOCK

    monkeypatch.setattr(addon_commands, "matching_lock", matching_lock)
    with opened(dict(WHEELS)) as shop:
        monkeypatch.setattr(addon_commands, "package_index_url", lambda _: shop.address)
        yield shop


def offered_addon(folders: Folders) -> InstalledModel:
    (model,) = addon_status(folders, AddonOffer(LOCK, "https://example.org/simple"))
    return model


def test_addon_that_is_neither_installed_nor_offered_is_not_listed(folders: Folders) -> None:
    assert addon_status(folders, None) == ()


def test_offered_addon_has_size_and_host_of_the_download(folders: Folders) -> None:
    model = offered_addon(folders)
    assert (model.state, model.downloaded) == (InstallState.MISSING, 0)
    published = model.card.published
    assert published is not None
    assert published.size == LOCK.size
    assert "example.org" in published.paper


def test_partial_download_counts_as_missing_with_downloaded_bytes(folders: Folders) -> None:
    part = folders.addon / "fetched" / "torch.whl.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(100))
    model = offered_addon(folders)
    assert (model.state, model.downloaded, model.size) == (InstallState.MISSING, 100, 0)


def test_addon_is_downloaded_logged_verified_and_removed(folders: Folders, shop: Shop) -> None:
    manager, log = AddonManager(folders), ConnectionLog(folders.state)
    manager.download(ADDON_ID, InstallOptions(), log, Progress())
    assert offered_addon(folders).state is InstallState.INSTALLED
    assert len(log.all()) == len(shop.asked) > 0
    manager.verify(ADDON_ID, Progress())
    manager.remove(ADDON_ID)
    assert offered_addon(folders).state is InstallState.MISSING
    assert not folders.addon.exists()


def test_model_tasks_work_on_the_addon(folders: Folders, shop: Shop) -> None:
    for action in (ModelAction.DOWNLOAD, ModelAction.VERIFY, ModelAction.REMOVE, ModelAction.DROP):
        task = ModelTask(action, ADDON_ID)
        run_model_task(task, AddonManager(folders), folders, (frozenset(), False), Progress())
    assert not folders.addon.exists()
    task = ModelTask(ModelAction.DOWNLOAD, ADDON_ID)
    with pytest.raises(OfflineChosen):
        run_model_task(task, AddonManager(folders), folders, (frozenset(), True), Progress())


def test_verify_of_a_damaged_addon_fails_and_status_is_damaged(
    folders: Folders, shop: Shop
) -> None:
    manager = AddonManager(folders)
    manager.download(ADDON_ID, InstallOptions(), ConnectionLog(folders.state), Progress())
    (addon_installer.packages_folder(folders.addon) / "addonone" / "__init__.py").write_text(
        "broken"
    )
    with pytest.raises(AddonBroken):
        manager.verify(ADDON_ID, Progress())
    assert offered_addon(folders).state is InstallState.DAMAGED
