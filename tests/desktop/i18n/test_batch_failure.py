"""Tests of batch failures, which are stored as facts and put into words when they are shown."""

import json
from pathlib import Path

import pytest

from desktop.files.errors import DamagedPhoto, DiskFull, MaskOfOtherSize
from desktop.i18n.batch_failure import Failure
from models.core.errors import HostDied

SOURCE = Path("/photos/Oma.png")


@pytest.mark.parametrize(
    "error",
    [DamagedPhoto(SOURCE, "cut off"), MaskOfOtherSize(SOURCE, 1, 2, 3, 4), HostDied(None)],
)
def test_failure_is_restored_from_json(error: Exception) -> None:
    failure = Failure.of(error, SOURCE)
    assert Failure.from_fields(json.loads(json.dumps(failure.fields))) == failure


def test_folder_of_the_photo_is_left_out_and_others_stay() -> None:
    assert Failure.of(DamagedPhoto(SOURCE, "x"), SOURCE).format_message().startswith("Oma.png ")
    assert "/elsewhere" in Failure.of(DiskFull(Path("/elsewhere"), 5), SOURCE).format_message()


def test_message_is_translated_when_it_is_formatted() -> None:
    failure = Failure.of(DamagedPhoto(SOURCE, "x"), SOURCE)
    assert failure.format_message(lambda _: "{path} ist beschädigt.") == "Oma.png ist beschädigt."


@pytest.mark.parametrize("failure", [Failure("KeyError"), Failure("DamagedPhoto")])
def test_unknown_kind_or_missing_facts_give_the_unforeseen_message(failure: Failure) -> None:
    assert failure.format_message().startswith(f"Something unforeseen happened ({failure.kind})")


@pytest.mark.parametrize("facts", [{"path": ["a"]}, [1], None])
def test_facts_of_wrong_types_are_refused(facts: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        Failure.from_fields({"kind": "DamagedPhoto", "facts": facts})
