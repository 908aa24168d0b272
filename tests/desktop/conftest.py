"""What every test of the desktop gets besides: patience with a slow machine, and old windows that
are taken apart in the thread that made them."""

import gc
import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

PATIENCE = 60_000
"""Milliseconds until something that was waited for is taken for lost."""

TESTS = itertools.count(1)
EVERY = 8
"""Tests after which what nobody needs any more is collected."""


class PatientBot(QtBot):
    """Waits longer than usual, as a busy machine may show late what is right."""

    def waitUntil(self, callback, *, timeout=PATIENCE):  # type: ignore[no-untyped-def]
        return super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **how):  # type: ignore[no-untyped-def]
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="package")
def garbage_waits() -> Iterator[None]:
    """Windows of earlier tests are in cycles; a worker that happened to collect them would destroy
    widgets beside the UI thread, which Qt does not survive."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def garbage_is_collected_here(garbage_waits: None) -> Iterator[None]:
    yield
    if next(TESTS) % EVERY == 0:
        gc.collect()
