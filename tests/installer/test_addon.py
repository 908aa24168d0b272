"""Laws of the add-on's locks beside the base's."""

from typing import Final

import pytest

from installer.addon import ADDONS, in_base
from installer.facts import NOT_SHIPPED
from models.addon.lock import Lock, locks

LOCKS: Final = tuple(locks(ADDONS))
NOBODYS: Final = {"flatbuffers"}
"""What neither the base nor the add-on needs, though a requirement asks for it."""

ONLY_ON_WINDOWS: Final = {"colorama"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.id)
def test_an_addon_brings_nothing_that_the_base_has(lock: Lock) -> None:
    assert not in_base() & {each.project for each in lock.files}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.id)
def test_an_addon_brings_what_the_base_leaves_to_it(lock: Lock) -> None:
    elsewhere = set() if lock.system == "Windows" else ONLY_ON_WINDOWS
    assert {each.project for each in lock.files} >= set(NOT_SHIPPED) - NOBODYS - elsewhere
