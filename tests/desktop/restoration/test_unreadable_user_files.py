"""Settings and model cards that the program cannot read."""

import os
import sys
from pathlib import Path

import pytest

from desktop.files.notices import CardRefused, SetAside
from desktop.restoration.unreadable_user_files import find_damaged_own_files
from desktop.settings import Folders

DAMAGED = "title = [not a card"
NEWER = "title = 'a'\nholograms = 3\n"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Folders of a user who has a folder of models."""
    folders = Folders.under(tmp_path)
    folders.models.mkdir(parents=True)
    return folders


@pytest.mark.parametrize("text", [DAMAGED, NEWER])
def test_unusable_card_is_kept_under_another_name(folders: Folders, text: str) -> None:
    (folders.models / "own.toml").write_text(text)
    (notice,) = find_damaged_own_files(folders)
    assert isinstance(notice, CardRefused)
    assert notice.kept.read_text() == text
    assert [each.name for each in folders.models.iterdir()] == [notice.kept.name]


def test_unusable_card_is_told_once(folders: Folders) -> None:
    (folders.models / "own.toml").write_text(DAMAGED)
    assert len(list(find_damaged_own_files(folders))) == 1
    assert list(find_damaged_own_files(folders)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders")
@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_what_no_card_can_be_is_renamed(folders: Folders, kind: str) -> None:
    file = folders.models / "own.toml"
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "folder":
            file.mkdir()
        case "link":
            file.symlink_to("nowhere")
    (notice,) = find_damaged_own_files(folders)
    assert isinstance(notice, CardRefused)
    assert os.path.lexists(notice.kept)
    assert not os.path.lexists(file)


@pytest.mark.skipif(sys.platform != "linux", reason="a file whose reading fails")
def test_card_whose_reading_fails_keeps_its_name(folders: Folders) -> None:
    file = folders.models / "own.toml"
    file.symlink_to("/proc/self/mem")
    (notice,) = find_damaged_own_files(folders)
    assert isinstance(notice, CardRefused)
    assert notice.kept == file
    assert os.path.lexists(file)


def test_damaged_settings_are_told(folders: Folders) -> None:
    folders.settings.mkdir(parents=True, exist_ok=True)
    (folders.settings / "settings.toml").write_text("cache = 'much'")
    (notice,) = find_damaged_own_files(folders)
    assert isinstance(notice, SetAside)
