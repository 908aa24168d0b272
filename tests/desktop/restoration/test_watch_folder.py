"""Laws of a look into a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.files.errors import NotFound, NotReadable
from desktop.restoration.watch_folder import list_photos


def test_a_file_that_has_just_gone_hides_no_other(tmp_path: Path) -> None:
    class Restless(type(tmp_path)):  # type: ignore[misc]
        def iterdir(self) -> Iterator[Path]:
            yield tmp_path / "gone.png"
            yield from tmp_path.iterdir()

    (tmp_path / "here.png").write_bytes(b"123")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "._here.png").write_bytes(b"hidden")
    (tmp_path / "dangling.png").symlink_to(tmp_path / "nowhere")
    assert [(name, told[0]) for name, told in list_photos(Restless(tmp_path)).items()] == [
        ("here.png", 3)
    ]


def test_a_file_that_goes_while_it_is_looked_at_hides_no_other(
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


def test_a_folder_that_cannot_be_looked_into_is_told_by_type(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list_photos(tmp_path / "gone")
    (tmp_path / "file").touch()
    with pytest.raises(NotReadable):
        list_photos(tmp_path / "file")
