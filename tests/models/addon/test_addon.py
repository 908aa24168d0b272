"""Add-on: it is complete or absent, whatever interrupts its installation."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from models.addon import addon_installer, wheel_download
from models.addon.addon_installer import AddonState
from models.addon.addon_lock import Computer, Lock, choose_lock, read_locks
from models.addon.wheel_download import DownloadSource
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
from tests.models.addon.package_index import MARK, FakeIndex, file_name, lock_of, serve_index, wheel

WHEELS = {"addonone": wheel("addonone", 200_000), "addontwo": wheel("addontwo", 90_000)}
LOCK = lock_of(WHEELS)


@pytest.fixture
def index() -> Iterator[FakeIndex]:
    with serve_index(dict(WHEELS)) as index:
        yield index


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "addon"


def install(
    index: FakeIndex, folder: Path, progress: Progress | None = None, lock: Lock = LOCK
) -> None:
    addon_installer.install(lock, source(index, folder), folder, progress or Progress())


def source(index: FakeIndex, folder: Path) -> DownloadSource:
    """Return the index as a source with retries without pauses."""
    return DownloadSource(index.address, ConnectionLog(folder.with_name("state")), (0.0,) * 4)


def can_import(folder: Path) -> bool:
    """Return whether a new Python process can import from the add-on."""
    code = (
        "import sys; from pathlib import Path;"
        "from models.addon.addon_installer import add_to_path;"
        "add_to_path(Path(sys.argv[1])); import addonone, addontwo, addonone_extra"
    )
    ran = subprocess.run([sys.executable, "-c", code, folder], check=False, capture_output=True)
    return ran.returncode == 0


def test_an_installed_addon_can_be_imported(index: FakeIndex, folder: Path) -> None:
    install(index, folder)
    assert addon_installer.status(folder, thorough=True).state is AddonState.INSTALLED
    assert can_import(folder)
    assert [each.name for each in folder.iterdir()] == ["packages"]


def test_scripts_in_wheels_are_not_unpacked(index: FakeIndex, folder: Path) -> None:
    install(index, folder)
    assert not list(folder.rglob("scripts"))


def test_an_installation_resumes_after_twenty_interruptions(
    index: FakeIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
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

        index.closed = chance.random() < 0.4
        with pytest.raises((Cancelled, DownloadFailed)) as caught:
            install(index, folder, Progress() if index.closed else Progress(count, stop=stop))
        cancelled += caught.type is Cancelled
        broken_off += caught.type is DownloadFailed
        assert addon_installer.status(folder).state in (AddonState.PARTIAL, AddonState.ABSENT)
        assert not addon_installer.packages_folder(folder).exists()
    index.closed = False
    install(index, folder)
    assert addon_installer.status(folder, thorough=True).state is AddonState.INSTALLED
    assert can_import(folder)


def test_an_installation_over_breaking_connections_completes(
    index: FakeIndex, folder: Path
) -> None:
    index.most = 20_000
    install(index, folder)
    assert index.sent == LOCK.size
    assert addon_installer.status(folder).state is AddonState.INSTALLED


def test_a_wheel_is_fetched_again_where_the_server_has_no_ranges(
    index: FakeIndex, folder: Path
) -> None:
    part = folder / "fetched" / f"{file_name('addonone')}.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(WHEELS["addonone"][:1000])
    mark = json.dumps([f"{index.address}/addonone/{file_name('addonone')}", MARK])
    part.with_suffix(".mark").write_text(mark)
    index.ranges = False
    install(index, folder)
    assert addon_installer.status(folder, thorough=True).state is AddonState.INSTALLED


def test_downloaded_wheels_are_not_downloaded_again(index: FakeIndex, folder: Path) -> None:
    wheel_download.fetch(LOCK, source(index, folder), folder / "fetched", Progress())
    index.closed = True
    install(index, folder)
    assert addon_installer.status(folder).state is AddonState.INSTALLED


@pytest.mark.parametrize("change", [bytes(50), b"\xff" * 50])
def test_wheels_with_a_wrong_hash_are_refused(
    index: FakeIndex, folder: Path, change: bytes
) -> None:
    whole = WHEELS["addontwo"]
    index.wheels["addontwo"] = whole[:500] + change + whole[550:]
    with pytest.raises(ModelFileOther):
        install(index, folder)
    assert addon_installer.status(folder).state is AddonState.PARTIAL
    assert not (folder / "fetched" / file_name("addontwo")).exists()


def test_a_wheel_that_is_too_long_is_deleted(index: FakeIndex, folder: Path) -> None:
    index.wheels["addonone"] += bytes(3_000_000)
    with pytest.raises(ModelFileOther):
        install(index, folder)
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) == 0


@pytest.mark.parametrize("evil", ["../out.py", "/tmp/out.py", "a/../../out.py", "C:\\out.py"])  # noqa: S108
def test_a_wheel_with_paths_outside_its_folder_is_refused(folder: Path, evil: str) -> None:
    wheels = {"addonevil": wheel("addonevil", 100, evil=evil)}
    with serve_index(wheels) as index, pytest.raises(AddonFileWrong):
        install(index, folder, lock=lock_of(wheels))
    assert not addon_installer.packages_folder(folder).exists()


def test_a_file_missing_in_the_index_is_named_in_the_error(index: FakeIndex, folder: Path) -> None:
    lock = replace(LOCK, files=(replace(LOCK.files[0], file="newer.whl"),))
    with pytest.raises(AddonNotFound) as caught:
        install(index, folder, lock=lock)
    assert caught.value.file == "newer.whl"


def test_every_connection_to_the_index_is_recorded(index: FakeIndex, folder: Path) -> None:
    index.most = 120_000
    install(index, folder)
    made = source(index, folder).connections.all()
    assert [each.url.removeprefix(index.address) for each in made] == [
        path.removeprefix("/simple") for path in index.asked
    ]
    assert all(each.outcome and each.why.startswith("add-on") for each in made)
    assert sum(each.received for each in made if each.url.endswith(".whl")) == LOCK.size


@pytest.mark.parametrize("index", ["file:///etc", "http://example.org/simple"])
def test_unencrypted_indexes_are_refused(folder: Path, index: str) -> None:
    with pytest.raises(DownloadFailed, match="encrypted"):
        addon_installer.install(
            LOCK, DownloadSource(index, ConnectionLog(folder), ()), folder, Progress()
        )


def test_an_invalid_wheel_is_downloaded_again_next_time(index: FakeIndex, folder: Path) -> None:
    wheels = dict(WHEELS, addontwo=b"no package")
    with serve_index(wheels) as other, pytest.raises(AddonFileWrong):
        install(other, folder, lock=lock_of(wheels))
    install(index, folder)
    assert addon_installer.status(folder, thorough=True).state is AddonState.INSTALLED


def test_a_full_disk_raises_before_unpacking(
    index: FakeIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.addon.wheel_unpacking.SPARE", 2**60)
    with pytest.raises(ModelFolderFull):
        install(index, folder)
    assert not list((folder / "unpacking").iterdir())


def test_an_earlier_addon_stays_usable_when_an_update_fails(index: FakeIndex, folder: Path) -> None:
    install(index, folder)
    index.closed = True
    with pytest.raises(DownloadFailed):
        install(index, folder)
    assert can_import(folder)


def test_removing_the_addon_leaves_no_files(index: FakeIndex, folder: Path, tmp_path: Path) -> None:
    install(index, folder)
    addon_installer.remove(folder)
    addon_installer.remove(folder)
    assert [each.name for each in tmp_path.iterdir()] == ["state"]
    assert addon_installer.status(folder).state is AddonState.ABSENT


def test_a_missing_file_and_a_changed_one_are_reported(index: FakeIndex, folder: Path) -> None:
    install(index, folder)
    module = addon_installer.packages_folder(folder) / "addonone" / "__init__.py"
    module.write_bytes(module.read_bytes().replace(b"NAME", b"FAME"))
    assert addon_installer.status(folder).state is AddonState.INSTALLED
    (addon_installer.packages_folder(folder) / "addontwo" / "__init__.py").unlink()
    assert addon_installer.status(folder).faults == ("addontwo/__init__.py",)
    status = addon_installer.status(folder, thorough=True)
    assert status.state is AddonState.BROKEN
    assert set(status.faults) == {"addonone/__init__.py", "addontwo/__init__.py"}


def test_an_addon_for_another_python_is_not_importable(index: FakeIndex, folder: Path) -> None:
    install(index, folder, lock=replace(LOCK, python="2.7"))
    assert addon_installer.status(folder).state is AddonState.BROKEN
    assert not can_import(folder)


def test_packages_of_the_program_are_preferred_to_the_addon(index: FakeIndex, folder: Path) -> None:
    wheels = {"numpy": wheel("numpy", 10)}
    with serve_index(wheels) as other:
        install(other, folder, lock=lock_of(wheels))
    code = (
        "import sys; from pathlib import Path;"
        "from models.addon.addon_installer import add_to_path;"
        "add_to_path(Path(sys.argv[1])); import numpy; numpy.zeros(1)"
    )
    subprocess.run([sys.executable, "-c", code, folder], check=True)


def test_the_lock_for_the_best_device_is_chosen() -> None:
    cpu = replace(LOCK, id="cpu")
    cuda = replace(LOCK, id="cuda", device=Device.CUDA)
    here = Computer("System", "machine", LOCK.python, (Device.CUDA, Device.CPU))
    assert choose_lock([cpu, cuda], here) == cuda
    assert choose_lock([cpu], here) == cpu
    with pytest.raises(AddonUnsuitable):
        choose_lock([cpu], replace(here, machine="abacus"))


def test_every_bundled_lock_is_valid() -> None:
    shipped = list(read_locks(Path(__file__).parents[3] / "resources" / "addon"))
    assert shipped
    for lock in shipped:
        assert len({each.file for each in lock.files}) == len(lock.files)
        assert all(len(each.sha256) == 64 and each.size > 0 for each in lock.files)
        assert any(each.project == "torch" for each in lock.files)
