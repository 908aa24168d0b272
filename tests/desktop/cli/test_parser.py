"""Tests of the argument parser and the restore request."""

from pathlib import Path

import numpy as np
import pytest

from desktop.cli.main import engine_settings
from desktop.cli.parser import UsageError, parse_arguments, request_from_arguments
from desktop.document.photo import Photo
from desktop.files.formats.formats import Format
from desktop.settings import Folders, Settings
from main import main
from models.core.device import Device

PHOTO = Path("a.png")


@pytest.mark.parametrize(
    "words",
    [
        ["restore"],
        ["restore", "a.png"],
        ["restore", "a.png", "--say", "x", "--auto"],
        ["restore", "a.png", "--auto", "--strength", "1.5"],
        ["restore", "a.png", "--auto", "--tile", "3"],
        ["restore", "a.png", "--auto", "--format", "gif"],
        ["restore", "a.png", "--auto", "--device", "abacus"],
        ["plan"],
        ["models", "info"],
        ["models", "list", "x"],
        ["models", "import"],
        ["models", "import", "a.pth", "--for", "beauty"],
        ["models", "remove"],
    ],
)
def test_words_that_do_not_fit_together_are_refused(words: list[str]) -> None:
    with pytest.raises(UsageError):
        parse_arguments(words)


def test_wrong_usage_ends_with_two() -> None:
    assert main(["restore"]) == 2


def test_a_file_that_is_not_there_ends_with_one(tmp_path: Path) -> None:
    assert main(["restore", str(tmp_path / "none.png"), "--auto"]) == 1


def test_what_was_asked_for_is_in_the_request() -> None:
    words = ["restore", "a.png", "--say", "grain", "--strength", "0.5", "--format", "tiff"]
    request = request_from_arguments(parse_arguments(words), [PHOTO])
    assert (request.say, request.strength, request.target.format) == ("grain", 0.5, Format.TIFF)


@pytest.mark.parametrize("words", [["restore", "a.png", "--auto"], ["plan", "a.png"]])
def test_very_large_photos_are_allowed_only_by_a_word_of_their_own(words: list[str]) -> None:
    asked = [
        request_from_arguments(parse_arguments([*words, *more]), [PHOTO])
        for more in ([], ["--large"])
    ]
    assert [request.large for request in asked] == [False, True]


@pytest.mark.parametrize("word", ["--no-gps", "--new-time"])
def test_place_and_time_are_kept_unless_it_is_said(word: str) -> None:
    photo = Photo(PHOTO, "a", np.zeros((2, 2, 3), np.uint8))
    kept = [
        (options.place, options.times)
        for words in ([], [word])
        for request in [
            request_from_arguments(parse_arguments(["restore", "a.png", "--auto", *words]), [PHOTO])
        ]
        for options in [request.target.options(PHOTO, photo)]
    ]
    assert kept == [(True, True), (word != "--no-gps", word != "--new-time")]


def test_several_photos_need_a_folder(tmp_path: Path) -> None:
    wanted = parse_arguments(
        ["restore", "a.png", "b.png", "--auto", "-o", str(tmp_path / "one.png")]
    )
    with pytest.raises(UsageError):
        request_from_arguments(wanted, [PHOTO, PHOTO])


@pytest.mark.parametrize(("name", "into"), [("restored", True), ("one.png", False)])
def test_a_name_without_an_ending_is_a_folder(tmp_path: Path, name: str, into: bool) -> None:
    wanted = parse_arguments(["restore", "a.png", "--auto", "-o", str(tmp_path / name)])
    assert request_from_arguments(wanted, [PHOTO]).target.into == into


def test_a_result_of_unknown_format_is_wrong_usage(tmp_path: Path) -> None:
    wanted = parse_arguments(["restore", "a.png", "--auto", "-o", str(tmp_path / "one.xcf")])
    with pytest.raises(UsageError):
        request_from_arguments(wanted, [PHOTO])


def test_the_command_line_keeps_to_the_memory_that_the_person_chose(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    Settings(Device.CUDA, tile=512, memory=512, vram=3072).write(folders.settings)
    words = parse_arguments(["restore", "a.png", "--auto", "--device", "cpu", "--tile", "128"])
    told = engine_settings(words, folders)
    assert (told.memory, told.vram) == (512 << 20, 3072 << 20)
    assert (told.device, told.tile) == (Device.CPU, 128)
