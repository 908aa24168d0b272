"""Laws of the add-on: whole or not there, whatever happens on the way."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from models.addon import fetching, installed
from models.addon.fetching import DownloadSource
from models.addon.installed import AddonState
from models.addon.lock import Computer, Lock, choose_lock, read_locks
from models.core.device import Device
from models.core.errors import (
    AddonFileWrong,
    AddonNotFound,
    AddonUnsuitable,
    DownloadFailed,
    ModelFileOther,
    ModelFolderFull,
)
from models.core.progress import Cancelled, Progress
from models.http import downloads
from models.http.connection_log import ConnectionLog
from tests.models.addon.package_index import MARK, Shop, file_name, lock_of, opened, wheel

WHEELS = {"addonone": wheel("addonone", 200_000), "addontwo": wheel("addontwo", 90_000)}
LOCK = lock_of(WHEELS)


@pytest.fixture
def shop() -> Iterator[Shop]:
    with opened(dict(WHEELS)) as shop:
        yield shop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "addon"


def install(shop: Shop, folder: Path, progress: Progress | None = None, lock: Lock = LOCK) -> None:
    installed.install(lock, supply(shop, folder), folder, progress or Progress())


def supply(shop: Shop, folder: Path) -> DownloadSource:
    """Patient, but quick."""
    return DownloadSource(shop.address, ConnectionLog(folder.with_name("state")), (0.0,) * 4)


def imported(folder: Path) -> bool:
    """Whether a fresh Python that joined the add-on can import from it."""
    code = (
        "import sys; from pathlib import Path; from models.addon.installed import add_to_path;"
        "add_to_path(Path(sys.argv[1])); import addonone, addontwo, addonone_extra"
    )
    ran = subprocess.run([sys.executable, "-c", code, folder], check=False, capture_output=True)
    return ran.returncode == 0


def test_what_is_installed_can_be_imported(shop: Shop, folder: Path) -> None:
    install(shop, folder)
    assert installed.status(folder, thorough=True).state is AddonState.INSTALLED
    assert imported(folder)
    assert [each.name for each in folder.iterdir()] == ["packages"]


def test_programs_in_wheels_are_left_out(shop: Shop, folder: Path) -> None:
    install(shop, folder)
    assert not list(folder.rglob("scripts"))


def test_twenty_interruptions_lose_nothing(
    shop: Shop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "CHUNK", 4096)
    chance = random.Random(8)  # noqa: S311
    cancelled = broken_off = 0
    while cancelled + broken_off < 20:
        stop, reports = Event(), chance.randrange(1, 6)

        def count(_: float, left: list[int] = [reports], stop: Event = stop) -> None:  # noqa: B006
            left[0] -= 1
            if left[0] <= 0:
                stop.set()

        shop.closed = chance.random() < 0.4
        with pytest.raises((Cancelled, DownloadFailed)) as caught:
            install(shop, folder, Progress() if shop.closed else Progress(count, stop=stop))
        cancelled += caught.type is Cancelled
        broken_off += caught.type is DownloadFailed
        assert installed.status(folder).state in (AddonState.PARTIAL, AddonState.ABSENT)
        assert not installed.packages_folder(folder).exists()
    shop.closed = False
    install(shop, folder)
    assert installed.status(folder, thorough=True).state is AddonState.INSTALLED
    assert imported(folder)


def test_a_connection_that_always_breaks_off_still_gets_there(shop: Shop, folder: Path) -> None:
    shop.most = 20_000
    install(shop, folder)
    assert shop.sent == LOCK.size
    assert installed.status(folder).state is AddonState.INSTALLED


def test_a_server_that_cannot_go_on_is_asked_from_the_start(shop: Shop, folder: Path) -> None:
    part = folder / "fetched" / f"{file_name('addonone')}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(WHEELS["addonone"][:1000])
    mark = json.dumps([f"{shop.address}/addonone/{file_name('addonone')}", MARK])
    part.with_suffix(".mark").write_text(mark)
    shop.ranges = False
    install(shop, folder)
    assert installed.status(folder, thorough=True).state is AddonState.INSTALLED


def test_what_was_fetched_is_not_fetched_again(shop: Shop, folder: Path) -> None:
    fetching.fetch(LOCK, supply(shop, folder), folder / "fetched", Progress())
    shop.closed = True
    install(shop, folder)
    assert installed.status(folder).state is AddonState.INSTALLED


@pytest.mark.parametrize("change", [bytes(50), b"\xff" * 50])
def test_other_bytes_than_promised_are_refused(shop: Shop, folder: Path, change: bytes) -> None:
    whole = WHEELS["addontwo"]
    shop.wheels["addontwo"] = whole[:500] + change + whole[550:]
    with pytest.raises(ModelFileOther):
        install(shop, folder)
    assert installed.status(folder).state is AddonState.PARTIAL
    assert not (folder / "fetched" / file_name("addontwo")).exists()


def test_more_bytes_than_promised_are_not_kept(shop: Shop, folder: Path) -> None:
    shop.wheels["addonone"] += bytes(3_000_000)
    with pytest.raises(ModelFileOther):
        install(shop, folder)
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) == 0


@pytest.mark.parametrize("evil", ["../out.py", "/tmp/out.py", "a/../../out.py", "C:\\out.py"])  # noqa: S108
def test_a_wheel_that_reaches_out_is_refused(folder: Path, evil: str) -> None:
    wheels = {"addonevil": wheel("addonevil", 100, evil=evil)}
    with opened(wheels) as shop, pytest.raises(AddonFileWrong):
        install(shop, folder, lock=lock_of(wheels))
    assert not installed.packages_folder(folder).exists()


def test_a_file_that_the_index_lacks_is_named(shop: Shop, folder: Path) -> None:
    lock = replace(LOCK, files=(replace(LOCK.files[0], file="newer.whl"),))
    with pytest.raises(AddonNotFound) as caught:
        install(shop, folder, lock=lock)
    assert caught.value.file == "newer.whl"


def test_every_connection_stands_in_the_record(shop: Shop, folder: Path) -> None:
    shop.most = 120_000
    install(shop, folder)
    made = supply(shop, folder).connections.all()
    assert [each.url.removeprefix(shop.address) for each in made] == [
        path.removeprefix("/simple") for path in shop.asked
    ]
    assert all(each.outcome and each.why.startswith("add-on") for each in made)
    assert sum(each.received for each in made if each.url.endswith(".whl")) == LOCK.size


@pytest.mark.parametrize("index", ["file:///etc", "http://example.org/simple"])
def test_only_encrypted_addresses_are_asked(folder: Path, index: str) -> None:
    with pytest.raises(DownloadFailed, match="encrypted"):
        installed.install(
            LOCK, DownloadSource(index, ConnectionLog(folder), ()), folder, Progress()
        )


def test_a_file_that_is_no_package_comes_again_the_next_time(shop: Shop, folder: Path) -> None:
    wheels = dict(WHEELS, addontwo=b"no package")
    with opened(wheels) as other, pytest.raises(AddonFileWrong):
        install(other, folder, lock=lock_of(wheels))
    install(shop, folder)
    assert installed.status(folder, thorough=True).state is AddonState.INSTALLED


def test_a_disk_without_room_is_told_before_anything_is_unpacked(
    shop: Shop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.addon.unpacking.SPARE", 2**60)
    with pytest.raises(ModelFolderFull):
        install(shop, folder)
    assert not list((folder / "unpacking").iterdir())


def test_an_earlier_addon_stays_until_the_new_one_is_whole(shop: Shop, folder: Path) -> None:
    install(shop, folder)
    shop.closed = True
    with pytest.raises(DownloadFailed):
        install(shop, folder)
    assert imported(folder)


def test_removal_leaves_no_residue(shop: Shop, folder: Path, tmp_path: Path) -> None:
    install(shop, folder)
    installed.remove(folder)
    installed.remove(folder)
    assert [each.name for each in tmp_path.iterdir()] == ["state"]
    assert installed.status(folder).state is AddonState.ABSENT


def test_a_missing_file_and_a_changed_one_are_reported(shop: Shop, folder: Path) -> None:
    install(shop, folder)
    module = installed.packages_folder(folder) / "addonone" / "__init__.py"
    module.write_bytes(module.read_bytes().replace(b"NAME", b"FAME"))
    assert installed.status(folder).state is AddonState.INSTALLED
    (installed.packages_folder(folder) / "addontwo" / "__init__.py").unlink()
    assert installed.status(folder).faults == ("addontwo/__init__.py",)
    told = installed.status(folder, thorough=True)
    assert told.state is AddonState.BROKEN
    assert set(told.faults) == {"addonone/__init__.py", "addontwo/__init__.py"}


def test_an_addon_of_another_python_is_not_joined(shop: Shop, folder: Path) -> None:
    install(shop, folder, lock=replace(LOCK, python="2.7"))
    assert installed.status(folder).state is AddonState.BROKEN
    assert not imported(folder)


def test_the_programs_own_packages_come_first(shop: Shop, folder: Path) -> None:
    wheels = {"numpy": wheel("numpy", 10)}
    with opened(wheels) as other:
        install(other, folder, lock=lock_of(wheels))
    code = (
        "import sys; from pathlib import Path; from models.addon.installed import add_to_path;"
        "add_to_path(Path(sys.argv[1])); import numpy; numpy.zeros(1)"
    )
    subprocess.run([sys.executable, "-c", code, folder], check=True)


def test_the_files_for_the_best_device_are_chosen() -> None:
    cpu = replace(LOCK, id="cpu")
    cuda = replace(LOCK, id="cuda", device=Device.CUDA)
    here = Computer("System", "machine", LOCK.python, (Device.CUDA, Device.CPU))
    assert choose_lock([cpu, cuda], here) == cuda
    assert choose_lock([cpu], here) == cpu
    with pytest.raises(AddonUnsuitable):
        choose_lock([cpu], replace(here, machine="abacus"))


def test_every_lock_that_is_shipped_is_sound() -> None:
    shipped = list(read_locks(Path(__file__).parents[3] / "resources" / "addon"))
    assert shipped
    for lock in shipped:
        assert len({each.file for each in lock.files}) == len(lock.files)
        assert all(len(each.sha256) == 64 and each.size > 0 for each in lock.files)
        assert any(each.project == "torch" for each in lock.files)
