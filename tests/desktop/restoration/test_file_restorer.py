"""Restoration of photo files with an engine that changes nothing."""

import pickle
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.cli.restore_output import as_json, as_text
from desktop.document.photo import Photo
from desktop.document.recipe import DamagedRecipe, Recipe, RecipeStep
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import (
    AlreadyExists,
    BlurredPhoto,
    IncompletePhoto,
    MaskOfOtherSize,
    NameTooLong,
    NothingUnderstood,
    NotReadable,
    OriginalProtected,
    PhotoError,
    VeryLarge,
)
from desktop.files.formats.format_table import Format
from desktop.files.notices import PlaceInProject
from desktop.files.reading.reader_protocols import FIRST_PAGE, ReadOptions
from desktop.files.storage.scratch_files import Scratch
from desktop.i18n.english_messages import format_message, shorten
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import (
    FileRestorer,
    RestoreReport,
    RestoreRequest,
    plan_from_recipe,
)
from desktop.restoration.input_files import find_photos
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_paths import OutputSpec
from models.core.device import Device
from models.core.intent import Intent
from models.core.plan import Note, NoteKind, Plan, PlannedStep, Step
from models.core.progress import Progress, TileShrunk
from tests.fakes import ScriptedEngine

KEEP = Recipe((RecipeStep("keep", Step("identity", {"wish": "noise"})),))


@pytest.fixture
def restorer() -> Iterator[FileRestorer]:
    with Scratch() as scratch:
        context = LayerContext(ScriptedEngine(), DocumentRenderer(TileCache(0)), scratch)
        yield FileRestorer(context, Device.CPU, scratch, decode_photo)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "Oma & Opa 1943 (Ö).png"
    levels = np.random.default_rng(0).integers(0, 256, (40, 30, 3), np.uint8)
    Image.fromarray(levels).save(path)
    return path


def restore(restorer: FileRestorer, photo: Path, target: OutputSpec | None = None) -> RestoreReport:
    request = RestoreRequest(recipe=KEEP, target=target or OutputSpec())
    return restorer.restore(photo, request, Progress())


def test_result_is_written_next_to_the_original(restorer: FileRestorer, photo: Path) -> None:
    report = restore(restorer, photo)
    assert report.output == photo.with_name("Oma & Opa 1943 (Ö)-restored.png")


@pytest.mark.parametrize("place", ["out", "project", "evidence"])
def test_original_is_not_replaced_by_any_output(
    restorer: FileRestorer, photo: Path, place: str
) -> None:
    before = photo.read_bytes()
    asked = {
        "out": RestoreRequest(recipe=KEEP, target=OutputSpec(photo, overwrite=True)),
        "project": RestoreRequest(recipe=KEEP, target=OutputSpec(project=photo)),
        "evidence": RestoreRequest(recipe=KEEP, evidence=photo),
    }
    with pytest.raises(OriginalProtected):
        restorer.restore(photo, asked[place], Progress())
    assert photo.read_bytes() == before
    assert [file.name for file in photo.parent.iterdir()] == [photo.name]


@pytest.mark.parametrize("letter", ["a", "写"])
def test_longest_possible_file_name_gets_a_result(
    restorer: FileRestorer, photo: Path, letter: str
) -> None:
    longest = photo.rename(photo.with_name(letter * (250 // len(letter.encode())) + ".png"))
    results = [restore(restorer, longest).output or Path() for _ in range(2)]
    assert [each.name.rpartition("-restored")[2] for each in results] == [".png", "-2.png"]


def test_result_with_a_too_long_name_is_refused(restorer: FileRestorer, photo: Path) -> None:
    with pytest.raises(NameTooLong):
        restore(restorer, photo, OutputSpec(photo.with_name("a" * 300 + ".png")))


def test_input_with_a_too_long_name_raises_name_too_long(
    restorer: FileRestorer, photo: Path
) -> None:
    (path,) = find_photos([photo.with_name("a" * 300 + ".png")])
    with pytest.raises(NameTooLong):
        restore(restorer, path)


def test_unreadable_folder_raises_not_readable(photo: Path) -> None:
    class Closed(type(photo)):  # type: ignore[misc]
        def iterdir(self) -> Iterator[Path]:
            raise PermissionError

    with pytest.raises(NotReadable):
        list(find_photos([Closed(photo.parent)]))


def test_a_second_result_gets_another_name(restorer: FileRestorer, photo: Path) -> None:
    first, second = restore(restorer, photo), restore(restorer, photo)
    assert first.output != second.output


def test_overwriting_reuses_the_name(restorer: FileRestorer, photo: Path) -> None:
    again = OutputSpec(overwrite=True)
    first, second = restore(restorer, photo, again), restore(restorer, photo, again)
    assert first.output == second.output


def test_existing_result_given_by_path_is_not_overwritten(
    restorer: FileRestorer, photo: Path
) -> None:
    taken = photo.with_name("taken.png")
    taken.write_bytes(b"dear")
    with pytest.raises(AlreadyExists):
        restore(restorer, photo, OutputSpec(out=taken))
    assert taken.read_bytes() == b"dear"


def test_missing_output_folder_is_created(restorer: FileRestorer, photo: Path) -> None:
    folder = photo.parent / "restored" / "1943"
    report = restore(restorer, photo, OutputSpec(out=folder, into=True))
    assert report.output == folder / "Oma & Opa 1943 (Ö)-restored.png"


def test_original_is_never_overwritten(restorer: FileRestorer, photo: Path) -> None:
    before = photo.read_bytes()
    with pytest.raises(OriginalProtected):
        restore(restorer, photo, OutputSpec(out=photo, overwrite=True))
    assert photo.read_bytes() == before


def test_identity_network_gives_the_same_levels(restorer: FileRestorer, photo: Path) -> None:
    output = restore(restorer, photo).output
    assert output is not None
    with Image.open(output) as result, Image.open(photo) as original:
        assert np.array_equal(np.asarray(result), np.asarray(original))


def test_result_has_the_requested_format(restorer: FileRestorer, photo: Path) -> None:
    output = restore(restorer, photo, OutputSpec(format=Format.JPEG)).output
    assert output is not None
    with Image.open(output) as picture:
        assert picture.format == "JPEG"


def test_mask_of_another_size_is_refused(
    restorer: FileRestorer, photo: Path, tmp_path: Path
) -> None:
    mask = tmp_path / "mask.png"
    Image.new("L", (5, 5)).save(mask)
    with pytest.raises(MaskOfOtherSize):
        restorer.restore(photo, RestoreRequest(recipe=KEEP, mask=mask), Progress())


def test_project_is_saved_with_the_result(restorer: FileRestorer, photo: Path) -> None:
    project = photo.with_name("album.ora")
    restore(restorer, photo, OutputSpec(project=project))
    assert project.is_file()


def test_only_the_original_in_a_project_has_the_place_that_was_left_out(
    restorer: FileRestorer, photo: Path
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Oma 48.2082, 16.3738"
    Image.new("RGB", (40, 30)).save(photo, exif=exif)
    project, notices = photo.with_name("album.ora"), list[object]()
    target = OutputSpec(project=project, place=False)
    request = RestoreRequest(recipe=KEEP, target=target)
    restorer.restore(photo, request, Progress(on_notice=notices.append))
    with zipfile.ZipFile(project) as archive:
        telling = {name for name in archive.namelist() if b"48.2082" in archive.read(name)}
    assert telling == {"heirloom/source"}
    assert PlaceInProject(project) in notices


def test_a_report_can_be_pickled(restorer: FileRestorer, photo: Path) -> None:
    report = restore(restorer, photo)
    assert pickle.loads(pickle.dumps(report)) == report


def test_a_photo_is_diagnosed_only_where_no_recipe_decides(
    restorer: FileRestorer, photo: Path
) -> None:
    assert restore(restorer, photo).findings == ()
    assert restorer.plan(photo, RestoreRequest(), Progress()).findings != ()


def test_report_has_the_documented_keys(restorer: FileRestorer, photo: Path) -> None:
    report = as_json(restore(restorer, photo))
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
        "faces",
        "notes",
        "offers",
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
        "place",
        "outside_place",
        "factor",
    ]


def test_report_contains_notices(restorer: FileRestorer, photo: Path) -> None:
    assert restore(restorer, photo).notices == (TileShrunk(8),)


def test_text_report_names_the_result(restorer: FileRestorer, photo: Path) -> None:
    report = restore(restorer, photo)
    assert str(report.output) in as_text(report)


def test_folder_gives_its_photos(photo: Path) -> None:
    (photo.parent / "notes.txt").write_text("not a photo")
    assert list(find_photos([photo.parent])) == [photo]


@pytest.mark.parametrize("large", [False, True])
def test_very_large_photos_and_masks_are_decoded_if_the_request_allows(
    photo: Path, large: bool
) -> None:
    asked: list[bool] = []

    def read(
        path: Path, room: Scratch, progress: Progress, options: ReadOptions = FIRST_PAGE, /
    ) -> Photo:
        asked.append(options.allow_large)
        return decode_photo(path, room, progress, options)

    with Scratch() as scratch:
        context = LayerContext(ScriptedEngine(), DocumentRenderer(TileCache(0)), scratch)
        restorer = FileRestorer(context, Device.CPU, scratch, read)
        restorer.restore(photo, RestoreRequest(recipe=KEEP, mask=photo, large=large), Progress())
    assert asked == [large, large]


def test_message_of_a_very_large_photo_names_the_option_that_allows_it() -> None:
    message = format_message(VeryLarge(Path("Oma.tif"), 40_000, 30_000, 7_200_000_000))
    assert "Oma.tif" in message
    assert "40000 x 30000" in message
    assert "7.2 GB" in message
    assert "--large" in message


@pytest.mark.parametrize(
    "error", [IncompletePhoto(Path("Oma.jpg"), 24, 48), BlurredPhoto(Path("Oma.jpg"))]
)
def test_message_of_an_incomplete_photo_names_the_option_that_allows_it(error: PhotoError) -> None:
    message = format_message(error)
    assert "Oma.jpg" in message
    assert "--partial" in message


def test_recipe_with_an_unknown_wish_is_damaged() -> None:
    with pytest.raises(DamagedRecipe):
        plan_from_recipe(Recipe((RecipeStep("a", Step("a", {"wish": "beauty"})),)))


def plan_of(*notes: NoteKind, steps: tuple[PlannedStep, ...] = ()) -> Plan:
    return Plan(steps, ("asdf",), (), tuple(Note(kind, Intent.NONE, "asdf") for kind in notes))


@pytest.mark.parametrize("plan", [plan_of(), plan_of(NoteKind.DECLINED)])
def test_a_sentence_of_which_nothing_is_understood_writes_no_file(
    restorer: FileRestorer, photo: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.planning.planner.make_plan", lambda *_: plan)
    request = RestoreRequest(say="asdf qwer")
    with pytest.raises(NothingUnderstood, match="asdf qwer"):
        restorer.check_instruction(request)
    with pytest.raises(NothingUnderstood):
        restorer.restore(photo, request, Progress())
    assert list(photo.parent.iterdir()) == [photo]


@pytest.mark.parametrize(
    "plan",
    [
        plan_of(NoteKind.DECLINED, NoteKind.TOOL),
        plan_of(NoteKind.KEPT),
        plan_of(NoteKind.DECLINED, steps=plan_from_recipe(KEEP).steps),
    ],
)
def test_a_sentence_that_is_understood_in_part_is_carried_out(
    restorer: FileRestorer, photo: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.planning.planner.make_plan", lambda *_: plan)
    request = RestoreRequest(say="asdf")
    restorer.check_instruction(request)
    assert restorer.restore(photo, request, Progress()).output is not None


def test_only_the_beginning_of_a_long_sentence_is_quoted() -> None:
    message = format_message(NothingUnderstood(shorten("asdf " * 1000)))
    assert len(message) < 300
    assert "asdf…”" in message
