"""Laws of the add-on in the library of models."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.session.library.addon_manager import ID, AddonManager, AddonOffer, addon_status
from desktop.session.library.model_manager import ModelAction, ModelTask, run_model_task
from desktop.settings import Folders
from desktop.support import addon
from models.addon import installed
from models.addon.lock import Lock
from models.catalog.inventory import InstalledModel, InstallState
from models.core.device import Device
from models.core.errors import AddonBroken, OfflineChosen
from models.core.progress import Progress
from models.http.connection_log import ConnectionLog
from models.library.installer import InstallOptions
from tests.models.addon.package_index import Shop, lock_of, opened, wheel

WHEELS = {"addonone": wheel("addonone", 20_000)}
LOCK = lock_of(WHEELS)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.under(tmp_path)


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    def fitting(_: Device) -> Lock:
        return LOCK

    monkeypatch.setattr(addon, "fitting", fitting)
    with opened(dict(WHEELS)) as shop:
        monkeypatch.setattr(addon, "index", lambda _: shop.address)
        yield shop


def offered(folders: Folders) -> InstalledModel:
    (held,) = addon_status(folders, AddonOffer(LOCK, "https://example.org/simple"))
    return held


def test_what_is_neither_here_nor_offered_is_not_shown(folders: Folders) -> None:
    assert addon_status(folders, None) == ()


def test_its_size_and_where_it_comes_from_are_told_first(folders: Folders) -> None:
    held = offered(folders)
    assert (held.state, held.downloaded) == (InstallState.MISSING, 0)
    published = held.card.published
    assert published is not None
    assert published.size == LOCK.size
    assert "example.org" in published.paper


def test_what_has_come_of_it_can_be_gone_on_with(folders: Folders) -> None:
    part = folders.addon / "fetched" / "torch.whl.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(100))
    held = offered(folders)
    assert (held.state, held.downloaded, held.size) == (InstallState.MISSING, 100, 0)


def test_it_is_fetched_on_record_and_removed_like_a_model(folders: Folders, shop: Shop) -> None:
    addition, record = AddonManager(folders), ConnectionLog(folders.state)
    addition.download(ID, InstallOptions(), record, Progress())
    assert offered(folders).state is InstallState.INSTALLED
    assert len(record.all()) == len(shop.asked) > 0
    addition.verify(ID, Progress())
    addition.remove(ID)
    assert offered(folders).state is InstallState.MISSING
    assert not folders.addon.exists()


def test_the_collection_does_with_it_what_it_does_with_models(folders: Folders, shop: Shop) -> None:
    for deed in (ModelAction.DOWNLOAD, ModelAction.VERIFY, ModelAction.REMOVE, ModelAction.DROP):
        run_model_task(
            ModelTask(deed, ID), AddonManager(folders), folders, (frozenset(), False), Progress()
        )
    assert not folders.addon.exists()
    task = ModelTask(ModelAction.DOWNLOAD, ID)
    with pytest.raises(OfflineChosen):
        run_model_task(task, AddonManager(folders), folders, (frozenset(), True), Progress())


def test_a_damaged_one_is_told_and_stands_as_damaged(folders: Folders, shop: Shop) -> None:
    addition = AddonManager(folders)
    addition.download(ID, InstallOptions(), ConnectionLog(folders.state), Progress())
    (installed.packages_folder(folders.addon) / "addonone" / "__init__.py").write_text("broken")
    with pytest.raises(AddonBroken):
        addition.verify(ID, Progress())
    assert offered(folders).state is InstallState.DAMAGED
