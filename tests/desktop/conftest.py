"""Fixtures of all desktop tests: long timeouts, and garbage collection in the UI thread only."""

import gc
import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

PATIENCE = 60_000
"""Timeout of waits in milliseconds."""

TESTS = itertools.count(1)
EVERY = 8
"""Number of tests between garbage collections."""


class PatientBot(QtBot):
    """QtBot with timeouts that are long enough for a busy machine."""

    def waitUntil(self, callback, *, timeout=PATIENCE):  # type: ignore[no-untyped-def]
        return super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **how):  # type: ignore[no-untyped-def]
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="package")
def garbage_waits() -> Iterator[None]:
    """Disable automatic garbage collection.

    Windows of earlier tests are in reference cycles; a worker thread that collected them would
    destroy widgets outside of the UI thread, which crashes Qt.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def garbage_is_collected_here(garbage_waits: None) -> Iterator[None]:
    yield
    if next(TESTS) % EVERY == 0:
        gc.collect()
