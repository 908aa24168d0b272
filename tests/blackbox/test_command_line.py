"""Tests of the command line as another program uses it."""

import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.support.telemetry_files import FOLDER
from tests.blackbox.program import PATIENCE, ROOT, Person

KEYS = [
    *("input", "output", "width", "height", "plan"),
    *(
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
    ),
]


def test_version_prints_the_version_of_the_project(person: Person) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert person.run("--version").stdout.strip() == project["version"]


def test_help_names_every_verb(person: Person) -> None:
    completed = person.run("--help")
    assert completed.code == 0
    assert all(verb in completed.stdout for verb in ("restore", "plan", "models", "doctor"))


@pytest.mark.parametrize("argv", [["restore"], ["plan", "a.png", "--tile", "x"], ["doctor", "x"]])
def test_wrong_usage_is_one_line_on_stderr(person: Person, argv: list[str]) -> None:
    completed = person.run(*argv)
    assert (completed.code, completed.stdout, len(completed.stderr.splitlines())) == (2, "", 1)


def test_photo_gets_the_colours_of_another(person: Person, photo: Path, tmp_path: Path) -> None:
    reference, out = tmp_path / "reference.png", tmp_path / "coloured.png"
    Image.fromarray(np.full((40, 60, 3), (180, 60, 40), np.uint8)).save(reference)
    with Image.open(photo) as image:
        image.convert("L").convert("RGB").save(grey := tmp_path / "grey.png")
    completed = person.run("restore", grey, "--colours-of", reference, "-o", out)
    assert completed.code == 0
    with Image.open(out) as image:
        red, _, blue = np.asarray(image.convert("RGB"), np.float64).mean((0, 1))
    assert red > blue + 5


def test_reference_without_colours_is_wrong_usage(person: Person, tmp_path: Path) -> None:
    Image.fromarray(np.full((40, 60, 3), 90, np.uint8)).save(grey := tmp_path / "grey.png")
    completed = person.run("restore", grey, "--colours-of", grey)
    assert (completed.code, "has no colours" in completed.stderr) == (2, True)


def test_a_photo_is_restored_beside_the_original(person: Person, photo: Path) -> None:
    before = photo.read_bytes()
    completed = person.run("restore", photo, "--say", "remove the grain", "--json")
    assert (completed.code, completed.stderr.strip()) == (0, "")
    (report,) = completed.objects
    assert list(report) == KEYS
    assert [step["wish"] for step in report["plan"]] == ["noise"]
    with Image.open(report["output"]) as result, Image.open(photo) as original:
        assert result.size == original.size
        assert np.asarray(result).std() < np.asarray(original).std()
    assert photo.read_bytes() == before


@pytest.mark.parametrize("sentence", ["remove the scratches", "fill in the missing corner"])
def test_a_masked_repair_fills_exactly_the_mask(person: Person, photo: Path, sentence: str) -> None:
    with Image.open(photo) as opened:
        original = np.asarray(opened)
    crack, corner = (slice(40, 70), slice(60, 64)), (slice(0, 20), slice(0, 24))
    hole = np.zeros(original.shape[:2], np.bool_)
    hole[crack] = hole[corner] = True
    Image.fromarray(np.where(hole[..., None], np.uint8(90), original)).save(person.home / "a.png")
    Image.fromarray(hole.astype(np.uint8) * 255).save(person.home / "mask.png")
    completed = person.run("restore", "a.png", "--mask", "mask.png", "--say", sentence, "--json")
    (report,) = completed.objects
    assert report["warnings"] == []
    with Image.open(person.home / report["output"]) as opened:
        restored = np.asarray(opened)
    assert np.array_equal(restored[~hole], original[~hole])
    assert np.abs(restored[crack].mean((0, 1)) - original[crack].mean((0, 1))).max() < 5
    seam = [original[20:24, 0:4].mean((0, 1)), original[0:20, 24:28].mean((0, 1))]
    filled = restored[corner].mean((0, 1))
    assert (np.min(seam, 0) < filled).all()
    assert (filled < np.max(seam, 0)).all()


def test_an_output_named_jpg_is_a_jpeg(person: Person, photo: Path) -> None:
    completed = person.run(
        "restore", photo, "--say", "bring the faded colours back", "-o", "new.jpg"
    )
    assert completed.code == 0, completed.stderr
    with Image.open(person.home / "new.jpg") as result:
        assert result.format == "JPEG"


def test_a_16_bit_tiff_stays_16_bit(person: Person) -> None:
    ramp = np.linspace(9000, 50000, 64 * 64).astype(np.uint16).reshape(64, 64)
    Image.fromarray(ramp).save(person.home / "deep.tif")
    completed = person.run("restore", "deep.tif", "--say", "remove the grain", "-o", "out.tif")
    assert completed.code == 0, completed.stderr
    with Image.open(person.home / "out.tif") as result:
        assert np.asarray(result).dtype == np.uint16


def test_a_plan_lists_the_parts_not_understood(person: Person, photo: Path) -> None:
    completed = person.run("plan", photo, "--say", "remove the grain, and sing me a song", "--json")
    (report,) = completed.objects
    assert report["output"] is None
    assert report["not_understood"]


def test_a_folder_goes_on_after_a_photo_that_fails(person: Person, photo: Path) -> None:
    (photo.parent / "broken.png").write_bytes(photo.read_bytes()[:700])
    completed = person.run("restore", photo.parent, "--say", "less grain", "-o", "new", "--json")
    assert completed.code == 1
    outputs = {Path(each["input"]).name: each["output"] for each in completed.objects}
    assert outputs["broken.png"] is None
    assert [file.name for file in (person.home / "new").iterdir()] == [
        Path(outputs[photo.name]).name
    ]


def test_the_bundled_models_are_installed(person: Person) -> None:
    completed = person.run("models", "list", "--json")
    states = {each["id"]: each["state"] for each in completed.objects}
    ours = {name: state for name, state in states.items() if name.startswith("heirloom-")}
    assert ours
    assert set(ours.values()) == {"installed"}


def test_the_doctor_finds_a_device(person: Person) -> None:
    (state,) = person.run("doctor", "--json").objects
    assert state["devices"]["cpu"]
    assert state["packages"]["heirloom"]


def test_a_closed_stdout_causes_no_traceback(person: Person) -> None:
    process = person.start("models", "list")
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    stderr = process.stderr.read()
    assert process.wait(PATIENCE) == 1
    assert b"Traceback" not in stderr
    process.stderr.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is another on each system")
def test_the_doctor_names_the_files_that_telemetry_has_left(person: Person) -> None:
    folder = person.home / "CACHE" / FOLDER
    folder.mkdir(parents=True)
    (folder / "deviceid").write_text("x")
    assert str(folder / "deviceid") in person.run("doctor").stdout
    assert (folder / "deviceid").exists()


def test_a_sentence_without_sense_is_wrong_usage_and_writes_nothing(
    person: Person, photo: Path
) -> None:
    completed = person.run("restore", photo, "--say", "asdf qwer", "-o", "new/")
    assert (completed.code, completed.stdout) == (2, "")
    assert completed.stderr.count("asdf qwer") == 1
    assert not (person.home / "new").exists()


def test_a_sentence_of_a_whole_book_is_refused_at_once(person: Person, photo: Path) -> None:
    completed = person.run("restore", photo, "--say", "asdf " * 20_000)
    assert completed.code == 2
    assert len(completed.stderr) < 400
