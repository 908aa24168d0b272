"""Why a photo could not be restored is kept as facts and told in the words of whoever looks."""

import json
from pathlib import Path

import pytest

from desktop.files.errors import DamagedPhoto, DiskFull, MaskOfOtherSize
from desktop.i18n.failure import Failure
from models.core.errors import HostDied

SOURCE = Path("/photos/Oma.png")


@pytest.mark.parametrize(
    "error",
    [DamagedPhoto(SOURCE, "cut off"), MaskOfOtherSize(SOURCE, 1, 2, 3, 4), HostDied(None)],
)
def test_a_trouble_comes_back_from_its_text(error: Exception) -> None:
    trouble = Failure.of(error, SOURCE)
    assert Failure.from_fields(json.loads(json.dumps(trouble.fields))) == trouble


def test_the_folder_of_the_photo_is_left_out_and_others_stay() -> None:
    assert Failure.of(DamagedPhoto(SOURCE, "x"), SOURCE).format_message().startswith("Oma.png ")
    assert "/elsewhere" in Failure.of(DiskFull(Path("/elsewhere"), 5), SOURCE).format_message()


def test_words_are_found_when_they_are_asked_for() -> None:
    trouble = Failure.of(DamagedPhoto(SOURCE, "x"), SOURCE)
    assert trouble.format_message(lambda _: "{path} ist beschädigt.") == "Oma.png ist beschädigt."


@pytest.mark.parametrize("trouble", [Failure("KeyError"), Failure("DamagedPhoto")])
def test_what_has_no_sentence_or_lacks_its_facts_is_told_as_unforeseen(trouble: Failure) -> None:
    assert trouble.format_message().startswith(f"Something unforeseen happened ({trouble.kind})")


@pytest.mark.parametrize("facts", [{"path": ["a"]}, [1], None])
def test_facts_that_are_none_are_refused(facts: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        Failure.from_fields({"kind": "DamagedPhoto", "facts": facts})
