"""Tests of the licences that are gathered for a package."""

from pathlib import PurePath

import pytest

from installer.licences import ADDED_TEXTS, EXTRA_TEXTS, TEXTS, find_unlisted_libraries

IN_WHEEL = PurePath("rawpy.libs", "libjasper-5b68ace6.so.7.0.0")


def test_library_in_a_wheel_must_be_named_in_its_licences() -> None:
    assert find_unlisted_libraries((IN_WHEEL,), "MIT") == ("jasper",)
    assert find_unlisted_libraries((IN_WHEEL,), "JasPer License Version 2.0") == ()


def test_modules_of_the_wheel_itself_need_no_mention() -> None:
    assert find_unlisted_libraries((PurePath("rawpy", "libraw_r.so.25"),), "MIT") == ()


@pytest.mark.parametrize("name", [*EXTRA_TEXTS, *ADDED_TEXTS])
def test_every_added_text_exists(name: str) -> None:
    texts = (*EXTRA_TEXTS.get(name, ()), *ADDED_TEXTS.get(name, ()))
    assert all(text == "Apache-2.0" or (TEXTS / text).is_file() for text in texts)
