"""Tests of the add-on's locks against the base package."""

import subprocess
import sys
from typing import Final

import pytest

from installer.addon import ADDONS, base_projects
from installer.facts import NOT_SHIPPED
from models.addon.addon_lock import Lock, read_locks

LOCKS: Final = tuple(read_locks(ADDONS))
UNUSED_PROJECTS: Final = {"flatbuffers"}
"""Distributions that a requirement asks for and neither base nor add-on needs."""

ONLY_ON_WINDOWS: Final = {"colorama"}

PRINT_MISSING_MODULES: Final = """
import sys
from importlib import import_module
from importlib.util import find_spec
from desktop.support.addon_commands import IMPORTED
from installer.facts import SHARED_WITH_ADDON
from installer.modules import shared_modules

for name in IMPORTED:
    if find_spec(name.partition(".")[0]):
        import_module(name)
of_base = tuple(f"{name}." for name in SHARED_WITH_ADDON)
found = {name for name, each in sys.modules.items() if getattr(each, "__file__", None)}
print(*sorted({name for name in found if name.startswith(of_base)} - set(shared_modules())))
"""
"""Program that prints the base modules that the add-on imports and the frozen program lacks."""


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.id)
def test_addon_contains_nothing_of_the_base(lock: Lock) -> None:
    assert not base_projects() & {each.project for each in lock.files}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.id)
def test_addon_contains_what_the_base_leaves_out(lock: Lock) -> None:
    elsewhere = set() if lock.system == "Windows" else ONLY_ON_WINDOWS
    assert {each.project for each in lock.files} >= set(NOT_SHIPPED) - UNUSED_PROJECTS - elsewhere


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_base_modules_imported_by_the_addon_are_frozen() -> None:
    completed = subprocess.run(
        [sys.executable, "-c", PRINT_MISSING_MODULES], capture_output=True, check=True
    )
    assert completed.stdout.split() == []
