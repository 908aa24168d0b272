"""Tests of `heirloom addon`."""

import argparse
from pathlib import Path

import pytest

from desktop.cli.parser import parse_arguments
from desktop.settings import Folders, Settings
from desktop.support import addon_commands
from models.addon.addon_installer import RECEIPT, AddonState, packages_folder
from models.addon.addon_lock import Computer, Lock, choose_lock, read_locks
from models.core.device import Device
from models.core.errors import AddonNoIndex, OfflineChosen
from models.core.progress import Progress


def parse(*argv: str) -> argparse.Namespace:
    return parse_arguments(["addon", *argv])


def test_a_missing_index_address_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addon_commands, "INDEX", tmp_path / "index.txt")
    with pytest.raises(AddonNoIndex):
        addon_commands.package_index_url(None)


def test_a_requested_index_takes_precedence_over_the_built_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addon_commands, "INDEX", tmp_path / "index.txt")
    (tmp_path / "index.txt").write_text("http://localhost/simple\n")
    assert addon_commands.package_index_url(None) == "http://localhost/simple"
    assert addon_commands.package_index_url("http://localhost/mine") == "http://localhost/mine"


def test_auto_always_includes_the_cpu() -> None:
    assert addon_commands.describe_computer(Device.AUTO).devices[-1] is Device.CPU
    assert addon_commands.describe_computer(Device.CUDA).devices == (Device.CUDA,)


def test_trying_an_absent_addon_reports_no_faults(tmp_path: Path) -> None:
    result = addon_commands.ACTIONS["try"](parse("try"), Folders.under(tmp_path), Progress())
    assert (result["state"], result["faults"]) == (AddonState.ABSENT, ())


def test_a_broken_addon_is_described_in_text(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    packages_folder(folders.addon).mkdir(parents=True)
    (packages_folder(folders.addon) / RECEIPT).write_text("{}")
    result = addon_commands.ACTIONS["try"](parse("try"), folders, Progress())
    assert result["state"] is AddonState.BROKEN
    assert "everything else works without it" in addon_commands.as_text(result)


def test_offline_mode_refuses_the_installation(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    Settings(offline=True).write(folders.settings)
    arguments = parse(
        "install", "--yes", "--device", "cpu", "--index", "https://example.org/simple"
    )
    arguments.lock = next(addon_commands.LOCKS.glob("*.toml"))
    with pytest.raises(OfflineChosen):
        addon_commands.ACTIONS["install"](arguments, folders, Progress())


@pytest.mark.parametrize("lock", tuple(read_locks(addon_commands.LOCKS)), ids=lambda lock: lock.id)
def test_every_lock_contains_the_imported_packages(lock: Lock) -> None:
    packages = {name.partition(".")[0] for name in addon_commands.IMPORTED}
    assert packages <= {each.project for each in lock.files}


def test_linux_with_cuda_gets_the_cuda_lock() -> None:
    both = (Device.CUDA, Device.CPU)
    linux = Computer("Linux", "x86_64", "3.11", both)
    assert choose_lock(read_locks(addon_commands.LOCKS), linux).device is Device.CUDA
    windows = Computer("Windows", "AMD64", "3.11", both)
    assert choose_lock(read_locks(addon_commands.LOCKS), windows).device is Device.CPU
