"""Laws of the licences that are gathered for a package."""

from pathlib import PurePath

import pytest

from installer.licences import BESIDE, TEXTS, WITHOUT_TEXT, unnamed

IN_WHEEL = PurePath("rawpy.libs", "libjasper-5b68ace6.so.7.0.0")


def test_a_library_in_a_wheel_must_stand_in_its_licences() -> None:
    assert unnamed((IN_WHEEL,), "MIT") == ("jasper",)
    assert unnamed((IN_WHEEL,), "JasPer License Version 2.0") == ()


def test_modules_of_the_wheel_itself_are_its_own() -> None:
    assert unnamed((PurePath("rawpy", "libraw_r.so.25"),), "MIT") == ()


@pytest.mark.parametrize("name", [*BESIDE, *WITHOUT_TEXT])
def test_every_text_that_is_added_is_there(name: str) -> None:
    texts = (*BESIDE.get(name, ()), *WITHOUT_TEXT.get(name, ()))
    assert all(text == "Apache-2.0" or (TEXTS / text).is_file() for text in texts)
