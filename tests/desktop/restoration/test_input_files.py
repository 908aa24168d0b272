"""Input files of a run, and files of a folder that are skipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.reliability.outputs import make_restorer
from desktop.files.notices import UnreadPictures
from desktop.restoration.file_restorer import FileRestorer
from desktop.restoration.input_files import find_photos
from tests.desktop.restoration.fake_runs import Person, picture


@pytest.fixture(scope="module")
def restorer() -> Iterator[FileRestorer]:
    with make_restorer() as made:
        yield made


@pytest.fixture
def person(restorer: FileRestorer, tmp_path: Path) -> Person:
    return Person(restorer, tmp_path / "own")


def names(*files: Path) -> list[str]:
    return [each.name for each in find_photos(files)]


def test_hidden_files_and_subfolders_are_skipped(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    picture(folder / "a.jpg")
    picture(folder / ".trashed-1700000000-b.jpg")
    (folder / "._a.jpg").write_bytes(b"\0\5\x16\7" + bytes(98))
    (folder / "album.jpg").mkdir()
    code, outputs, text = person.restores(folder)
    assert (code, [each.name for each in outputs]) == (0, ["a-restored.jpg"])
    assert text.strip() == "", "rich prints a newline in some versions only"
    assert names(folder / "._a.jpg") == ["._a.jpg"]


@pytest.mark.parametrize("more", [(), ("--overwrite",)])
def test_earlier_results_in_a_folder_are_skipped(
    more: tuple[str, ...], person: Person, tmp_path: Path
) -> None:
    folder = tmp_path / "t2"
    picture(folder / "one.jpg")
    picture(folder / "1956.07.png")
    person.restores(folder)
    for _ in range(2):
        code, outputs, _ = person.restores(folder, *more)
        assert (code, len(outputs)) == (0, 2)
    assert len(list(folder.iterdir())) == (4 if more else 8)
    assert names(folder / "one-restored.jpg") == ["one-restored.jpg"]


def test_results_in_the_output_folder_are_skipped(person: Person, tmp_path: Path) -> None:
    photo, out = picture(tmp_path / "a.png"), tmp_path / "out"
    person.restores(photo, "-o", out)
    code, outputs, _ = person.restores(photo, out, "-o", out)
    assert (code, [each.name for each in outputs]) == (0, ["a-restored-2.png"])


def test_result_without_its_original_is_not_skipped(tmp_path: Path) -> None:
    picture(tmp_path / "album/a-restored.jpg")
    assert names(tmp_path / "album") == ["a-restored.jpg"]


def test_shortened_result_of_a_long_name_is_skipped(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "long"
    photo = picture(folder / f"{'写' * 80}.png")
    person.restores(folder)
    person.restores(folder)
    assert len(list(folder.iterdir())) == 3
    assert names(folder) == [photo.name]


def test_invention_maps_projects_and_the_mask_are_skipped(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "album"
    photo, mask = picture(folder / "a.png"), picture(folder / "mask.png", 255)
    sides = ("--save-evidence", folder / "map.png", "--save-project", folder / "a.ora")
    person.restores(photo, *sides)
    assert names(folder) == ["a.png", "mask.png"]
    assert [each.name for each in find_photos([folder], mask=mask)] == ["a.png"]


def test_suffixes_of_jpeg_and_heic_are_accepted_in_any_case(tmp_path: Path) -> None:
    folder = tmp_path / "jf"
    endings = (".jfif", ".JIF", ".jpe", ".Mpo", ".hif", ".HEIC")
    for ending in endings:
        picture(folder / f"a{ending}", kind="JPEG")
    assert {Path(name).suffix for name in names(folder)} == set(endings)


@pytest.mark.parametrize("name", ["a.jfif", "a.JIF", "a.jpe", "a.mpo", "a.hif"])
def test_jpeg_content_under_another_suffix_gives_a_jpeg_result(
    name: str, person: Person, tmp_path: Path
) -> None:
    photo = picture(tmp_path / name, kind="JPEG")
    code, outputs, _ = person.restores(photo)
    assert (code, outputs[0].name) == (0, "a-restored.jpg")
    with Image.open(outputs[0]) as shown:
        assert shown.format == "JPEG"


def test_date_in_a_name_is_not_taken_for_a_suffix(person: Person, tmp_path: Path) -> None:
    photos = [picture(tmp_path / name, kind="JPEG") for name in ("1956.07", "1956.08")]
    outputs = person.restores(*photos)[1]
    assert [each.name for each in outputs] == ["1956.07-restored.jpg", "1956.08-restored.jpg"]


def test_circular_links_in_a_folder_are_skipped(tmp_path: Path) -> None:
    folder = tmp_path / "loops"
    picture(folder / "a.png")
    (folder / "b.png").symlink_to(folder / "c.png")
    (folder / "c.png").symlink_to(folder / "b.png")
    (folder / "self").symlink_to(folder)
    assert names(folder, folder / "self", folder / "self/self") == ["a.png"]


def test_photo_given_several_times_is_restored_once(person: Person, tmp_path: Path) -> None:
    photo = picture(tmp_path / "x/a.png")
    (tmp_path / "x/soft.png").symlink_to(photo)
    ways = (photo, photo, tmp_path / "x", tmp_path / "own/../x/a.png", tmp_path / "x/soft.png")
    code, outputs, text = person.restores(*ways, "-o", tmp_path / "r.png")
    assert (code, outputs) == (0, [tmp_path / "r.png"])
    assert f"Given more than once, and restored once: {photo}, " in text


def test_at_most_five_repeated_photos_are_named(person: Person, tmp_path: Path) -> None:
    photos = [picture(tmp_path / f"x/{number}.png") for number in range(8)]
    _, outputs, text = person.restores(tmp_path / "x", *photos)
    assert len(outputs) == 8
    assert text.count(".png") == 5
    assert "and 3 more" in text


def test_pictures_of_a_folder_that_are_not_read_are_counted_and_named_once(
    person: Person, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    jpeg = picture(folder / "a.jpg").read_bytes()
    for name in ("b.ico", "c.PPM", "d.tga", "notes.txt", "e.ora", "e.ora~", ".f.ico"):
        (folder / name).write_bytes(b"BM or not")
    (folder / "scan").write_bytes(jpeg)
    (folder / "gone.jpg").symlink_to(tmp_path / "nowhere.jpg")
    code, outputs, text = person.restores(folder)
    assert (code, len(outputs)) == (0, 1)
    assert text.count(": 5 (b.ico, c.PPM, d.tga, gone.jpg, scan).") == 1


def test_only_the_first_pictures_that_are_not_read_are_named() -> None:
    notice = UnreadPictures.of([Path(f"{number}.ico") for number in range(900)])
    assert (notice.count, notice.names) == (900, "0.ico, 1.ico, 2.ico, 3.ico, 4.ico, ...")
