"""Laws of the command line's work on photos, with an engine that changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.cli.output import as_json, as_text
from desktop.document.photo import Photo
from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
from desktop.files.decoding.photo import decode_photo
from desktop.files.errors import (
    AlreadyExists,
    MaskOfOtherSize,
    NotFound,
    NotReadable,
    NotWritable,
    OriginalProtected,
    VeryLarge,
)
from desktop.files.formats.formats import Format
from desktop.files.reading.protocol import FIRST_PAGE, ReadOptions
from desktop.files.storage.scratch import Scratch
from desktop.i18n.formatting import format_message
from desktop.render.renderer import DocumentRenderer
from desktop.render.tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreReport, RestoreRequest, plan_of
from desktop.restoration.input_files import find_photos
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_plan import OutputSpec
from models.core.device import Device
from models.core.plan import Step
from models.core.progress import Progress, TileShrunk
from tests.fakes import ScriptedEngine

KEEP = Recipe((RecipeStep("keep", Step("identity", {"wish": "noise"})),))


@pytest.fixture
def workshop() -> Iterator[FileRestorer]:
    with Scratch() as scratch:
        bench = LayerContext(ScriptedEngine(), DocumentRenderer(TileCache(0)), scratch)
        yield FileRestorer(bench, Device.CPU, scratch, decode_photo)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "Oma & Opa 1943 (Ö).png"
    levels = np.random.default_rng(0).integers(0, 256, (40, 30, 3), np.uint8)
    Image.fromarray(levels).save(path)
    return path


def restore(workshop: FileRestorer, photo: Path, target: OutputSpec | None = None) -> RestoreReport:
    request = RestoreRequest(recipe=KEEP, target=target or OutputSpec())
    return workshop.restore(photo, request, Progress())


def test_the_result_stands_next_to_the_original(workshop: FileRestorer, photo: Path) -> None:
    report = restore(workshop, photo)
    assert report.output == photo.with_name("Oma & Opa 1943 (Ö)-restored.png")


@pytest.mark.parametrize("place", ["out", "project", "evidence"])
def test_nothing_is_written_over_the_original(
    workshop: FileRestorer, photo: Path, place: str
) -> None:
    before = photo.read_bytes()
    asked = {
        "out": RestoreRequest(recipe=KEEP, target=OutputSpec(photo, overwrite=True)),
        "project": RestoreRequest(recipe=KEEP, target=OutputSpec(project=photo)),
        "evidence": RestoreRequest(recipe=KEEP, evidence=photo),
    }
    with pytest.raises(OriginalProtected):
        workshop.restore(photo, asked[place], Progress())
    assert photo.read_bytes() == before
    assert [file.name for file in photo.parent.iterdir()] == [photo.name]


@pytest.mark.parametrize("letter", ["a", "写"])
def test_a_name_as_long_as_a_disk_holds_has_a_result_too(
    workshop: FileRestorer, photo: Path, letter: str
) -> None:
    longest = photo.rename(photo.with_name(letter * (250 // len(letter.encode())) + ".png"))
    results = [restore(workshop, longest).output or Path() for _ in range(2)]
    assert [each.name.rpartition("-restored")[2] for each in results] == [".png", "-2.png"]


def test_a_result_whose_name_no_disk_holds_is_refused(workshop: FileRestorer, photo: Path) -> None:
    with pytest.raises(NotWritable):
        restore(workshop, photo, OutputSpec(photo.with_name("a" * 300 + ".png")))


def test_a_name_that_no_disk_holds_is_no_photo(workshop: FileRestorer, photo: Path) -> None:
    (path,) = find_photos([photo.with_name("a" * 300 + ".png")])
    with pytest.raises(NotFound):
        restore(workshop, path)


def test_a_folder_that_cannot_be_looked_into_is_told(photo: Path) -> None:
    class Closed(type(photo)):  # type: ignore[misc]
        def iterdir(self) -> Iterator[Path]:
            raise PermissionError

    with pytest.raises(NotReadable):
        list(find_photos([Closed(photo.parent)]))


def test_a_second_result_gets_another_name(workshop: FileRestorer, photo: Path) -> None:
    first, second = restore(workshop, photo), restore(workshop, photo)
    assert first.output != second.output


def test_overwriting_keeps_the_name(workshop: FileRestorer, photo: Path) -> None:
    again = OutputSpec(overwrite=True)
    first, second = restore(workshop, photo, again), restore(workshop, photo, again)
    assert first.output == second.output


def test_a_named_result_that_exists_is_not_overwritten(workshop: FileRestorer, photo: Path) -> None:
    taken = photo.with_name("taken.png")
    taken.write_bytes(b"dear")
    with pytest.raises(AlreadyExists):
        restore(workshop, photo, OutputSpec(out=taken))
    assert taken.read_bytes() == b"dear"


def test_a_folder_that_is_not_there_is_made(workshop: FileRestorer, photo: Path) -> None:
    folder = photo.parent / "restored" / "1943"
    report = restore(workshop, photo, OutputSpec(out=folder, into=True))
    assert report.output == folder / "Oma & Opa 1943 (Ö)-restored.png"


def test_the_original_is_never_overwritten(workshop: FileRestorer, photo: Path) -> None:
    before = photo.read_bytes()
    with pytest.raises(OriginalProtected):
        restore(workshop, photo, OutputSpec(out=photo, overwrite=True))
    assert photo.read_bytes() == before


def test_a_network_that_changes_nothing_gives_the_same_levels(
    workshop: FileRestorer, photo: Path
) -> None:
    output = restore(workshop, photo).output
    assert output is not None
    with Image.open(output) as result, Image.open(photo) as original:
        assert np.array_equal(np.asarray(result), np.asarray(original))


def test_the_format_is_the_one_asked_for(workshop: FileRestorer, photo: Path) -> None:
    output = restore(workshop, photo, OutputSpec(format=Format.JPEG)).output
    assert output is not None
    with Image.open(output) as picture:
        assert picture.format == "JPEG"


def test_a_mask_must_have_the_size_of_its_photo(
    workshop: FileRestorer, photo: Path, tmp_path: Path
) -> None:
    mask = tmp_path / "mask.png"
    Image.new("L", (5, 5)).save(mask)
    with pytest.raises(MaskOfOtherSize):
        workshop.restore(photo, RestoreRequest(recipe=KEEP, mask=mask), Progress())


def test_a_project_is_saved_beside_the_result(workshop: FileRestorer, photo: Path) -> None:
    project = photo.with_name("album.ora")
    restore(workshop, photo, OutputSpec(project=project))
    assert project.is_file()


def test_the_report_has_the_promised_keys(workshop: FileRestorer, photo: Path) -> None:
    report = as_json(restore(workshop, photo))
    assert list(report) == [
        "input",
        "output",
        "width",
        "height",
        "plan",
        "not_understood",
        "places",
        "findings",
        "seconds",
        "device",
        "invented",
        "tags",
        "warnings",
        "enlargement",
    ]
    assert list(report["plan"][0]) == [
        "wish",
        "restorer",
        "clause",
        "confidence",
        "params",
        "models",
        "why",
        "effort",
    ]


def test_notices_reach_the_report(workshop: FileRestorer, photo: Path) -> None:
    assert restore(workshop, photo).notices == (TileShrunk(8),)


def test_the_text_names_the_result(workshop: FileRestorer, photo: Path) -> None:
    report = restore(workshop, photo)
    assert str(report.output) in as_text(report)


def test_a_folder_stands_for_its_photos(photo: Path) -> None:
    (photo.parent / "notes.txt").write_text("not a photo")
    assert list(find_photos([photo.parent])) == [photo]


@pytest.mark.parametrize("large", [False, True])
def test_very_large_photos_and_masks_are_opened_where_the_request_says_so(
    photo: Path, large: bool
) -> None:
    asked: list[bool] = []

    def read(
        path: Path, room: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE, /
    ) -> Photo:
        asked.append(options.allow_large)
        return decode_photo(path, room, progress, options)

    with Scratch() as scratch:
        bench = LayerContext(ScriptedEngine(), DocumentRenderer(TileCache(0)), scratch)
        workshop = FileRestorer(bench, Device.CPU, scratch, read)
        workshop.restore(photo, RestoreRequest(recipe=KEEP, mask=photo, large=large), Progress())
    assert asked == [large, large]


def test_who_meets_a_very_large_photo_is_told_the_word_that_allows_it() -> None:
    told = format_message(VeryLarge(Path("Oma.tif"), 40_000, 30_000, 7_200_000_000))
    assert "Oma.tif" in told
    assert "40000 x 30000" in told
    assert "7.2 GB" in told
    assert "--large" in told


def test_a_recipe_with_a_wish_that_nobody_knows_is_damaged() -> None:
    with pytest.raises(DamagedRecipe):
        plan_of(Recipe((RecipeStep("a", Step("a", {"wish": "beauty"})),)))
