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
    ),
]


def test_the_version_is_the_projects(person: Person) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert person.run("--version").out.strip() == project["version"]


def test_help_names_every_verb(person: Person) -> None:
    ran = person.run("--help")
    assert ran.code == 0
    assert all(verb in ran.out for verb in ("restore", "plan", "models", "doctor"))


@pytest.mark.parametrize("words", [["restore"], ["plan", "a.png", "--tile", "x"], ["doctor", "x"]])
def test_wrong_usage_is_told_in_one_line(person: Person, words: list[str]) -> None:
    ran = person.run(*words)
    assert (ran.code, ran.out, len(ran.told.splitlines())) == (2, "", 1)


def test_a_photo_is_restored_beside_the_original(person: Person, photo: Path) -> None:
    before = photo.read_bytes()
    ran = person.run("restore", photo, "--say", "remove the grain", "--json")
    assert (ran.code, ran.told.strip()) == (0, "")
    (report,) = ran.objects
    assert list(report) == KEYS
    assert [step["wish"] for step in report["plan"]] == ["noise"]
    with Image.open(report["output"]) as result, Image.open(photo) as original:
        assert result.size == original.size
        assert np.asarray(result).std() < np.asarray(original).std()
    assert photo.read_bytes() == before


def test_light_and_colour_are_restored(person: Person, photo: Path) -> None:
    ran = person.run("restore", photo, "--say", "bring the faded colours back", "-o", "new.jpg")
    assert ran.code == 0, ran.told
    with Image.open(person.home / "new.jpg") as result:
        assert result.format == "JPEG"


def test_sixteen_bits_stay_sixteen(person: Person) -> None:
    ramp = np.linspace(9000, 50000, 64 * 64).astype(np.uint16).reshape(64, 64)
    Image.fromarray(ramp).save(person.home / "deep.tif")
    ran = person.run("restore", "deep.tif", "--say", "remove the grain", "-o", "out.tif")
    assert ran.code == 0, ran.told
    with Image.open(person.home / "out.tif") as result:
        assert np.asarray(result).dtype == np.uint16


def test_a_plan_says_what_was_not_understood(person: Person, photo: Path) -> None:
    ran = person.run("plan", photo, "--say", "remove the grain, and sing me a song", "--json")
    (report,) = ran.objects
    assert report["output"] is None
    assert report["not_understood"]


def test_a_folder_goes_on_after_a_photo_that_fails(person: Person, photo: Path) -> None:
    (photo.parent / "broken.png").write_bytes(photo.read_bytes()[:700])
    ran = person.run("restore", photo.parent, "--say", "less grain", "-o", "new", "--json")
    assert ran.code == 1
    outputs = {Path(each["input"]).name: each["output"] for each in ran.objects}
    assert outputs["broken.png"] is None
    assert [file.name for file in (person.home / "new").iterdir()] == [
        Path(outputs[photo.name]).name
    ]


def test_the_bundled_models_are_installed(person: Person) -> None:
    ran = person.run("models", "list", "--json")
    states = {each["id"]: each["state"] for each in ran.objects}
    ours = {name: state for name, state in states.items() if name.startswith("heirloom-")}
    assert ours
    assert set(ours.values()) == {"installed"}


def test_the_doctor_finds_a_device(person: Person) -> None:
    (state,) = person.run("doctor", "--json").objects
    assert state["devices"]["cpu"]
    assert state["packages"]["heirloom"]


def test_a_listener_who_goes_away_is_no_fault(person: Person) -> None:
    process = person.start("models", "list")
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    told = process.stderr.read()
    assert process.wait(PATIENCE) == 1
    assert b"Traceback" not in told
    process.stderr.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is another on each system")
def test_the_doctor_names_the_files_that_telemetry_has_left(person: Person) -> None:
    folder = person.home / "CACHE" / FOLDER
    folder.mkdir(parents=True)
    (folder / "deviceid").write_text("x")
    assert str(folder / "deviceid") in person.run("doctor").out
    assert (folder / "deviceid").exists()
