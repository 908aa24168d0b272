"""Laws of the add-on's locks beside the base's."""

import subprocess
import sys
from typing import Final

import pytest

from installer.addon import ADDONS, in_base
from installer.facts import NOT_SHIPPED
from models.addon.lock import Lock, read_locks

LOCKS: Final = tuple(read_locks(ADDONS))
NOBODYS: Final = {"flatbuffers"}
"""What neither the base nor the add-on needs, though a requirement asks for it."""

ONLY_ON_WINDOWS: Final = {"colorama"}

MISSED: Final = """
import sys
from importlib import import_module
from importlib.util import find_spec
from desktop.support.addon import IMPORTED
from installer.facts import SHARED_WITH_ADDON
from installer.modules import whole

for name in IMPORTED:
    if find_spec(name.partition(".")[0]):
        import_module(name)
of_base = tuple(f"{name}." for name in SHARED_WITH_ADDON)
found = {name for name, each in sys.modules.items() if getattr(each, "__file__", None)}
print(*sorted({name for name in found if name.startswith(of_base)} - set(whole())))
"""
"""Prints what the add-on imports of the base's packages and the frozen program lacks."""


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.id)
def test_an_addon_brings_nothing_that_the_base_has(lock: Lock) -> None:
    assert not in_base() & {each.project for each in lock.files}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.id)
def test_an_addon_brings_what_the_base_leaves_to_it(lock: Lock) -> None:
    elsewhere = set() if lock.system == "Windows" else ONLY_ON_WINDOWS
    assert {each.project for each in lock.files} >= set(NOT_SHIPPED) - NOBODYS - elsewhere


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_what_an_addon_imports_of_the_base_is_frozen() -> None:
    told = subprocess.run([sys.executable, "-c", MISSED], capture_output=True, check=True)
    assert told.stdout.split() == []
