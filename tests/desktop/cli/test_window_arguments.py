"""Tests of the arguments of the window: files are opened, mistyped verbs are told."""

from pathlib import Path

import pytest

import main
from desktop.cli.window_arguments import find_wrong_argument

VERBS = main.VERBS


@pytest.mark.parametrize(
    ("argument", "verb"), [("restor", "restore"), ("Restore", "restore"), ("modles", "models")]
)
def test_a_mistyped_verb_is_told_with_the_verb_that_is_like_it(argument: str, verb: str) -> None:
    sentence = find_wrong_argument([argument, "a.jpg"], VERBS)
    assert sentence is not None
    assert f"did you mean `heirloom {verb}`?" in sentence


@pytest.mark.parametrize("argument", ["xyzzy", "", " ", "--foo", "-x", "none/there", "a\0b"])
def test_other_arguments_that_name_no_file_are_told(argument: str) -> None:
    sentence = find_wrong_argument([argument], VERBS)
    assert sentence is not None
    assert sentence.endswith(".")
    assert "did you mean" not in sentence


def test_a_long_argument_is_quoted_in_part() -> None:
    assert len(find_wrong_argument(["x" * 100_000], VERBS) or "") < 300


def test_files_folders_and_missing_photos_are_left_to_the_window(tmp_path: Path) -> None:
    (tmp_path / "restor").touch()
    names = ["restor", "", "gone.jpg", "GONE.TIF", "a.ora"]
    assert find_wrong_argument([str(tmp_path / name) for name in names], VERBS) is None


def test_a_mistyped_verb_ends_the_program_with_the_code_of_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["restor", "a.jpg"]) == main.WRONG_USAGE
    assert "restore" in capsys.readouterr().err
