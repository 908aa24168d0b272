"""Tests of the argument parser and the restore request."""

from pathlib import Path

import numpy as np
import pytest

from desktop.cli.argument_types import UsageError
from desktop.cli.parser import parse_arguments, request_from_arguments
from desktop.cli.restore_command import engine_settings
from desktop.cli.restore_job import plan_job
from desktop.document.photo import Photo
from desktop.files.formats.format_table import Format
from desktop.settings import Folders, Settings
from desktop.terminal_output import Terminal
from main import main
from models.core.device import Device

PHOTO = Path("a.png")


@pytest.mark.parametrize(
    "argv",
    [
        ["restore"],
        ["restore", "a.png"],
        ["restore", "a.png", "--say", "x", "--auto"],
        ["restore", "a.png", "--say", " "],
        ["restore", "a.png", "--auto", "--save-project", "file:///tmp/a.ora"],
        ["plan", "a.png", "--say", ""],
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
        ["restore", "", "--auto"],
        ["restore", "a.png", "--auto", "--mask", ""],
        ["restore", "a.png", "--recipe", ""],
        ["restore", "a.png", "--auto", "--save-project", ""],
        ["restore", "a.png", "--auto", "--save-evidence", ""],
        ["split", "", "-o", "b/"],
        ["plan", ""],
        ["models", "import", ""],
    ],
)
def test_invalid_arguments_raise_a_usage_error(argv: list[str]) -> None:
    with pytest.raises(UsageError):
        parse_arguments(argv)


def test_wrong_usage_exits_with_2() -> None:
    assert main(["restore"]) == 2


def test_a_missing_file_exits_with_1(tmp_path: Path) -> None:
    assert main(["restore", str(tmp_path / "none.png"), "--auto"]) == 1


def test_options_are_part_of_the_request() -> None:
    argv = ["restore", "a.png", "--say", "grain", "--strength", "0.5", "--format", "tiff"]
    request = request_from_arguments(parse_arguments(argv), [PHOTO])
    assert (request.say, request.strength, request.target.format) == ("grain", 0.5, Format.TIFF)


@pytest.mark.parametrize("argv", [["restore", "a.png", "--auto"], ["plan", "a.png"]])
def test_very_large_photos_need_the_option_large(argv: list[str]) -> None:
    requests = [
        request_from_arguments(parse_arguments([*argv, *extra]), [PHOTO])
        for extra in ([], ["--large"])
    ]
    assert [request.large for request in requests] == [False, True]


@pytest.mark.parametrize("argv", [["restore", "a.png", "--auto"], ["plan", "a.png"]])
def test_incomplete_photos_need_the_option_partial(argv: list[str]) -> None:
    requests = [
        request_from_arguments(parse_arguments([*argv, *extra]), [PHOTO])
        for extra in ([], ["--partial"])
    ]
    assert [request.read_options.allow_partial for request in requests] == [False, True]


@pytest.mark.parametrize("option", ["--no-gps", "--new-time"])
def test_gps_and_file_time_are_kept_by_default(option: str) -> None:
    photo = Photo(PHOTO, "a", np.zeros((2, 2, 3), np.uint8))
    options_by_request = [
        (options.keep_gps, options.keep_times)
        for argv in ([], [option])
        for request in [
            request_from_arguments(parse_arguments(["restore", "a.png", "--auto", *argv]), [PHOTO])
        ]
        for options in [request.target.options(PHOTO, photo)]
    ]
    assert options_by_request == [(True, True), (option != "--no-gps", option != "--new-time")]


def test_several_photos_need_a_folder(tmp_path: Path) -> None:
    arguments = parse_arguments(
        ["restore", "a.png", "b.png", "--auto", "-o", str(tmp_path / "one.png")]
    )
    with pytest.raises(UsageError):
        request_from_arguments(arguments, [PHOTO, PHOTO])


@pytest.mark.parametrize(("name", "into"), [("restored", True), ("one.png", False)])
def test_an_output_name_without_suffix_is_a_folder(tmp_path: Path, name: str, into: bool) -> None:
    arguments = parse_arguments(["restore", "a.png", "--auto", "-o", str(tmp_path / name)])
    assert request_from_arguments(arguments, [PHOTO]).target.into == into


def test_an_output_suffix_of_unknown_format_is_a_usage_error(tmp_path: Path) -> None:
    arguments = parse_arguments(["restore", "a.png", "--auto", "-o", str(tmp_path / "one.xcf")])
    with pytest.raises(UsageError):
        request_from_arguments(arguments, [PHOTO])


def test_urls_stay_as_they_are_and_paths_become_paths() -> None:
    arguments = parse_arguments(["restore", "s3://bucket/in", "a.png", "--auto"])
    assert arguments.photos == ["s3://bucket/in", Path("a.png")]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("-o", "memory://out", "--overwrite"),
        ("-o", "memory://out", "--mask", "mask.png"),
    ],
)
def test_what_needs_local_files_is_refused_for_urls(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    pytest.importorskip("fsspec", reason="needs the extra `storage`")
    arguments = parse_arguments(["restore", "memory://in", "--auto", *options])
    with pytest.raises(UsageError):
        plan_job(arguments, Folders.under(tmp_path), Terminal())


def test_memory_limits_of_the_window_apply_to_the_command_line(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path)
    Settings(Device.CUDA, tile=512, memory=512, vram=3072).write(folders.settings)
    argv = parse_arguments(["restore", "a.png", "--auto", "--device", "cpu", "--tile", "128"])
    settings = engine_settings(argv, folders)
    assert (settings.memory, settings.vram) == (512 << 20, 3072 << 20)
    assert (settings.device, settings.tile) == (Device.CPU, 128)
