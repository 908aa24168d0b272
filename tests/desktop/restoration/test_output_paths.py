"""Output plans: no input is overwritten, and no two outputs of a run are the same file."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks.reliability.outputs import make_restorer, try_seed
from desktop.cli.argument_types import UsageError
from desktop.cli.parser import parse_arguments
from desktop.document.photo import Photo
from desktop.document.recipe import Recipe, RecipeStep
from desktop.files.errors import (
    AlreadyExists,
    InputProtected,
    NotAFile,
    NotAFolder,
    NotOwnOutput,
    OriginalProtected,
    OutputsCollide,
    TooLargeForFormat,
)
from desktop.files.export.invention_map_png import save_invention_map
from desktop.files.formats.format_table import Format
from desktop.files.metadata.own_output_detection import is_own_map
from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.input_protection import NOTHING, Protected
from desktop.i18n.english_messages import format_message
from desktop.restoration.file_restorer import FileRestorer, RestoreRequest
from desktop.restoration.output_paths import OutputSpec, plan_outputs
from models.core.plan import Step
from models.core.progress import Progress
from tests.desktop.restoration.fake_runs import Person, digests, level, picture


@pytest.fixture(scope="module")
def restorer() -> Iterator[FileRestorer]:
    with make_restorer() as made:
        yield made


@pytest.fixture
def person(restorer: FileRestorer, tmp_path: Path) -> Person:
    return Person(restorer, tmp_path / "own")


@pytest.mark.parametrize("seed", range(5001, 5021))
def test_random_runs_keep_all_originals_and_give_each_success_its_own_result(
    seed: int, restorer: FileRestorer
) -> None:
    assert list(try_seed(seed, restorer)) == []


def test_original_named_like_a_result_stays_and_the_result_gets_another_name(
    person: Person, tmp_path: Path
) -> None:
    dark, light = picture(tmp_path / "b.jpg", 60), picture(tmp_path / "b-restored.jpg", 200)
    before = digests(dark, light)
    code, outputs, text = person.restores(dark, light, "--overwrite")
    assert (code, digests(dark, light)) == (0, before)
    assert [each.name for each in outputs] == ["b-restored-2.jpg", "b-restored-restored.jpg"]
    assert [level(each) for each in outputs] == [60, 200]
    assert f"The result is {outputs[0]}, because {light} is another photo or result." in text


def test_file_with_another_modification_time_is_no_earlier_result(
    person: Person, tmp_path: Path
) -> None:
    dark, light = picture(tmp_path / "b.jpg", 60), picture(tmp_path / "b-restored.jpg", 200)
    os.utime(light, ns=(1, 1))
    code, outputs, _ = person.restores(dark, "--overwrite")
    assert (code, level(light), outputs[0].name) == (0, 200, "b-restored-2.jpg")


@pytest.mark.parametrize("more", [(), ("--overwrite",)])
def test_photos_of_equal_name_get_different_results(
    more: tuple[str, ...], person: Person, tmp_path: Path
) -> None:
    first, second = picture(tmp_path / "x/a.jpg", 60), picture(tmp_path / "y/a.jpg", 180)
    code, outputs, text = person.restores(first, second, "-o", tmp_path / "xy", *more)
    assert (code, [level(each) for each in outputs]) == (0, [60, 180])
    assert [each.name for each in outputs] == ["a-restored.jpg", "a-restored-2.jpg"]
    assert "is another photo or result" in text
    again = person.restores(first, second, "-o", tmp_path / "xy", "--overwrite")[1]
    assert again == outputs


def test_photos_that_differ_in_suffix_or_case_get_different_results(
    person: Person, tmp_path: Path
) -> None:
    levels = {"a.jpg": 60, "a.png": 120, "a.gif": 180, "A.JPG": 200}
    for name, shade in levels.items():
        picture(tmp_path / "pair" / name, shade)
    code, outputs, _ = person.restores(tmp_path / "pair", "--overwrite", "--format", "png")
    assert code == 0
    assert len({each.name.casefold() for each in outputs}) == len(outputs) == 4
    assert sorted(map(level, outputs)) == [60, 120, 180, 200]


def test_maps_and_projects_replace_nothing_without_overwrite(
    person: Person, tmp_path: Path
) -> None:
    photo, family = picture(tmp_path / "b.png"), picture(tmp_path / "family.png", 150)
    album = tmp_path / "album.ora"
    album.write_bytes(b"first")
    before = digests(photo, family, album)
    for option, path in (("--save-evidence", family), ("--save-project", album)):
        code, outputs, text = person.restores(photo, option, path)
        assert (code, outputs) == (1, [])
        assert f"{path} exists already" in text
    assert digests(photo, family, album) == before
    assert len(list(tmp_path.iterdir())) == 4


def test_overwrite_replaces_only_own_maps_and_projects(person: Person, tmp_path: Path) -> None:
    photo, family = picture(tmp_path / "b.png"), picture(tmp_path / "family.png", 150)
    code, _, text = person.restores(photo, "--save-evidence", family, "--overwrite")
    assert (code, level(family)) == (1, 150)
    assert "no earlier file of this kind" in text
    sides = ("--save-evidence", tmp_path / "map.png", "--save-project", tmp_path / "b.ora")
    assert person.restores(photo, *sides)[0] == 0
    assert person.restores(photo, *sides)[0] == 1
    assert person.restores(photo, *sides, "--overwrite")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "r.png", "--save-evidence", "r.png"),
        ("-o", "r.png", "--save-evidence", "x/../r.png"),
        ("-o", "r.png", "--save-evidence", "R.png"),
        ("-o", "r.png", "--save-evidence", "link/r.png"),
    ],
)
def test_result_and_map_cannot_be_the_same_file(
    words: tuple[str, ...], person: Person, tmp_path: Path
) -> None:
    photo = picture(tmp_path / "p.png")
    (tmp_path / "x").mkdir()
    (tmp_path / "link").symlink_to(tmp_path)
    paths = [word if word.startswith("-") else f"{tmp_path}/{word}" for word in words]
    code, outputs, text = person.restores(photo, *paths)
    assert (code, outputs) == (1, [])
    assert "Two results would be written to" in text
    assert not (tmp_path / "r.png").exists()


@pytest.mark.parametrize("option", ["-o", "--save-evidence"])
@pytest.mark.parametrize("way", ["same", "dots", "hard link", "symbolic link"])
def test_mask_file_is_never_overwritten(
    option: str, way: str, person: Person, tmp_path: Path
) -> None:
    photo, mask = picture(tmp_path / "p.png"), picture(tmp_path / "mask.png", 255)
    target = {"same": mask, "dots": tmp_path / "own/../mask.png"}.get(way, tmp_path / "l.png")
    if way == "hard link":
        target.hardlink_to(mask)
    if way == "symbolic link":
        target.symlink_to(mask)
    before = digests(photo, mask)
    code, outputs, text = person.restores(photo, "--mask", mask, option, target, "--overwrite")
    assert (code, outputs, digests(photo, mask)) == (1, [], before)
    assert "is a photo, mask or recipe that is being used" in text


def test_original_is_protected_under_all_its_names(tmp_path: Path) -> None:
    photo = picture(tmp_path / "p.png")
    (tmp_path / "hard.png").hardlink_to(photo)
    (tmp_path / "soft.png").symlink_to(photo)
    for name in ("p.png", "hard.png", "soft.png"):
        with pytest.raises(OriginalProtected):
            plan_outputs([photo], OutputSpec(tmp_path / name, overwrite=True))


def test_backup_of_a_project_cannot_be_an_input(tmp_path: Path) -> None:
    photo, older = picture(tmp_path / "p.png"), picture(tmp_path / "p.ora~", kind="PNG")
    target = OutputSpec(overwrite=True, project=tmp_path / "p.ora")
    with pytest.raises(InputProtected):
        plan_outputs([photo], target, inputs=[older])


def test_folder_or_device_is_never_replaced(tmp_path: Path) -> None:
    photo = picture(tmp_path / "p.png")
    (tmp_path / "map.png").mkdir()
    with pytest.raises(NotAFile):
        plan_outputs([photo], OutputSpec(overwrite=True), tmp_path / "map.png")
    with pytest.raises(NotAFolder):
        plan_outputs([photo], OutputSpec(photo / "results", into=True))


def test_result_avoids_the_path_given_for_the_map(tmp_path: Path) -> None:
    photo = picture(tmp_path / "p.png")
    plan = plan_outputs([photo], OutputSpec(), tmp_path / "p-restored.png")
    assert plan.outputs_of(photo).result.name == "p-restored-2.png"


def test_results_of_other_batch_photos_are_not_replaced(tmp_path: Path) -> None:
    photo, result = picture(tmp_path / "y/a.png"), picture(tmp_path / "out/a-restored.png")
    os.utime(result, ns=(photo.stat().st_mtime_ns,) * 2)
    target = OutputSpec(result.parent, into=True, overwrite=True)
    assert plan_outputs([photo], target).outputs_of(photo).result == result
    plan = plan_outputs([photo], target, results=[result])
    assert plan.outputs_of(photo).result.name == "a-restored-2.png"


def test_several_photos_cannot_share_a_project(tmp_path: Path) -> None:
    photos = [picture(tmp_path / "a.png"), picture(tmp_path / "b.png")]
    with pytest.raises(OutputsCollide):
        plan_outputs(photos, OutputSpec(project=tmp_path / "all.ora"))


def test_link_to_an_input_created_during_the_run_is_not_followed(tmp_path: Path) -> None:
    photo, target = picture(tmp_path / "p.png"), tmp_path / "r.png"
    before = digests(photo)
    protected = Protected.of([photo])

    def write() -> None:
        with atomic_write(target, overwrite=True, needed=9, protected=protected) as file:
            file.write(b"result")
            target.hardlink_to(photo)

    with pytest.raises(InputProtected):
        write()
    assert digests(photo, target) == before * 2


def test_file_created_during_the_run_stays_on_disks_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", link)

    def write() -> None:
        with atomic_write(tmp_path / "r.png", overwrite=False, needed=9) as file:
            file.write(b"result")
            (tmp_path / "r.png").write_bytes(b"dear")

    with pytest.raises(AlreadyExists):
        write()
    with atomic_write(tmp_path / "s.png", overwrite=False, needed=9) as file:
        file.write(b"result")
    assert (tmp_path / "r.png").read_bytes() == b"dear"
    assert (tmp_path / "s.png").read_bytes() == b"result"


def test_own_map_is_recognised_by_its_content(tmp_path: Path) -> None:
    photo = Photo(tmp_path / "p.png", "p", np.zeros((4, 6, 3), np.uint8))
    save_invention_map((), photo, tmp_path / "map.png", NOTHING, overwrite=False)
    assert is_own_map(tmp_path / "map.png")
    assert not is_own_map(picture(tmp_path / "p.png"))
    with pytest.raises(AlreadyExists):
        save_invention_map((), photo, tmp_path / "map.png", NOTHING, overwrite=False)


def test_foreign_map_is_not_overwritten(tmp_path: Path) -> None:
    photo, other = picture(tmp_path / "p.png"), picture(tmp_path / "c.png")
    with pytest.raises(NotOwnOutput):
        plan_outputs([photo], OutputSpec(overwrite=True), other)


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "out.jpg", "--format", "png"),
        ("-o", "out2.heic", "--format", "jpeg"),
        ("-o", "out.2024", "--format", "png"),
        ("-o", "out.heic"),
        ("-o", ""),
        ("--save-project", "second.png"),
        ("--save-evidence", "map.jpg"),
    ],
)
def test_names_that_contradict_their_format_are_refused(
    words: tuple[str, ...], person: Person, tmp_path: Path
) -> None:
    photo = picture(tmp_path / "a.png")
    paths = [f"{tmp_path}/{word}" if "." in word else word for word in words]
    code, _, text = person.restores(photo, *paths)
    assert code == 2
    assert len(text.strip().splitlines()) == 1
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("made", [True, False])
def test_output_folder_name_may_contain_a_dot(made: bool, person: Person, tmp_path: Path) -> None:
    photo, folder = picture(tmp_path / "a.png"), tmp_path / "results.2024"
    if made:
        folder.mkdir()
    code, outputs, _ = person.restores(photo, "-o", str(folder) + ("" if made else "/"))
    assert (code, outputs) == (0, [folder / "a-restored.png"])


@pytest.mark.parametrize("word", ["--over", "--save-p", "--save-e", "--form", "--no"])
def test_abbreviated_options_are_refused(word: str) -> None:
    with pytest.raises(UsageError):
        parse_arguments(["restore", "a.png", "--auto", word])


@pytest.mark.parametrize(
    ("format", "width", "most"), [(Format.WEBP, 8192, "16383"), (Format.JPEG, 32_751, "65500")]
)
def test_result_too_large_for_its_format_is_refused_before_the_run(
    format: Format, width: int, most: str, restorer: FileRestorer, tmp_path: Path
) -> None:
    Image.new("L", (width, 1)).save(tmp_path / "pano.png")
    twice = Recipe((RecipeStep("twice", Step("twice", {"scale": 2})),))
    reports: list[float] = []
    with pytest.raises(TooLargeForFormat) as refused:
        restorer.restore(
            tmp_path / "pano.png",
            RestoreRequest(recipe=twice, target=OutputSpec(format=format)),
            Progress(reports.append),
        )
    text = format_message(refused.value)
    assert f"{2 * width} x 2" in text
    assert most in text
    assert format.name in text
    assert "PNG or TIFF" in text
    assert max(reports, default=0) <= 0.05
    assert len(list(tmp_path.iterdir())) == 1
