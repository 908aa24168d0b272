"""Listing of watched folders."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.files.errors import NotFound, NotReadable
from desktop.restoration.watched_folders import list_photos


def test_deleted_file_does_not_hide_others_in_a_listing(tmp_path: Path) -> None:
    class FolderWithDeletedFile(type(tmp_path)):  # type: ignore[misc]
        def iterdir(self) -> Iterator[Path]:
            yield tmp_path / "gone.png"
            yield from tmp_path.iterdir()

    (tmp_path / "here.png").write_bytes(b"123")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "._here.png").write_bytes(b"hidden")
    (tmp_path / "dangling.png").symlink_to(tmp_path / "nowhere")
    assert [
        (name, status[0]) for name, status in list_photos(FolderWithDeletedFile(tmp_path)).items()
    ] == [("here.png", 3)]


def test_file_deleted_during_the_listing_does_not_hide_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").touch()
    (tmp_path / "b.png").touch()
    looks = iter(range(9))

    def stat(path: Path, **_: object) -> object:
        if path.name == "a.png" and next(looks) > 0:
            raise FileNotFoundError
        return os.stat(path)  # noqa: PTH116  the patched one asks itself

    monkeypatch.setattr(Path, "stat", stat)
    assert "b.png" in list_photos(tmp_path)


def test_listing_a_missing_folder_or_a_file_raises(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list_photos(tmp_path / "gone")
    (tmp_path / "file").touch()
    with pytest.raises(NotReadable):
        list_photos(tmp_path / "file")
