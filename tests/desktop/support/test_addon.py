"""Tests of `heirloom addon`."""

import argparse
from pathlib import Path

import pytest

from desktop.cli.parser import parse_arguments
from desktop.settings import Folders, Settings
from desktop.support import addon
from models.addon.installed import RECEIPT, AddonState, packages_folder
from models.addon.lock import Computer, Lock, choose_lock, read_locks
from models.core.device import Device
from models.core.errors import AddonNoIndex, OfflineChosen
from models.core.progress import Progress


def asked(*words: str) -> argparse.Namespace:
    return parse_arguments(["addon", *words])


def test_without_an_index_nothing_is_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addon, "INDEX", tmp_path / "index.txt")
    with pytest.raises(AddonNoIndex):
        addon.package_index_url(None)


def test_a_build_may_name_the_index_and_a_person_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addon, "INDEX", tmp_path / "index.txt")
    (tmp_path / "index.txt").write_text("http://localhost/simple\n")
    assert addon.package_index_url(None) == "http://localhost/simple"
    assert addon.package_index_url("http://localhost/mine") == "http://localhost/mine"


def test_the_processor_is_always_good_enough() -> None:
    assert addon.describe_computer(Device.AUTO).devices[-1] is Device.CPU
    assert addon.describe_computer(Device.CUDA).devices == (Device.CUDA,)


def test_nothing_to_try_is_no_fault(tmp_path: Path) -> None:
    told = addon.ACTIONS["try"](asked("try"), Folders.under(tmp_path), Progress())
    assert (told["state"], told["faults"]) == (AddonState.ABSENT, ())


def test_a_broken_addon_is_told_in_words(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    packages_folder(folders.addon).mkdir(parents=True)
    (packages_folder(folders.addon) / RECEIPT).write_text("{}")
    told = addon.ACTIONS["try"](asked("try"), folders, Progress())
    assert told["state"] is AddonState.BROKEN
    assert "everything else works without it" in addon.as_text(told)


def test_nothing_is_fetched_while_offline(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    Settings(offline=True).write(folders.settings)
    words = asked("install", "--yes", "--device", "cpu", "--index", "https://example.org/simple")
    words.lock = next(addon.LOCKS.glob("*.toml"))
    with pytest.raises(OfflineChosen):
        addon.ACTIONS["install"](words, folders, Progress())


@pytest.mark.parametrize("lock", tuple(read_locks(addon.LOCKS)), ids=lambda lock: lock.id)
def test_every_addon_holds_what_it_is_for(lock: Lock) -> None:
    wanted = {name.partition(".")[0] for name in addon.IMPORTED}
    assert wanted <= {each.project for each in lock.files}


def test_a_graphics_card_gets_the_addon_for_it() -> None:
    both = (Device.CUDA, Device.CPU)
    linux = Computer("Linux", "x86_64", "3.11", both)
    assert choose_lock(read_locks(addon.LOCKS), linux).device is Device.CUDA
    windows = Computer("Windows", "AMD64", "3.11", both)
    assert choose_lock(read_locks(addon.LOCKS), windows).device is Device.CPU
