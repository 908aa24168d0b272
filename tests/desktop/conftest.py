"""Fixtures of all desktop tests: long timeouts, and garbage collection in the UI thread only."""

import gc
import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

PATIENCE = 60_000
"""Milliseconds until a wait fails."""

TESTS = itertools.count(1)
EVERY = 8
"""Number of tests between two garbage collections."""


class PatientBot(QtBot):
    """QtBot with a longer timeout than the default, for slow and busy machines."""

    def waitUntil(self, callback, *, timeout=PATIENCE):  # type: ignore[no-untyped-def]
        return super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **how):  # type: ignore[no-untyped-def]
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="package")
def automatic_collection_is_off() -> Iterator[None]:
    """Disable automatic garbage collection.

    Windows of earlier tests are in reference cycles. A worker thread that happened to collect
    them would destroy widgets outside of the UI thread, which crashes Qt.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def garbage_is_collected_in_ui_thread(automatic_collection_is_off: None) -> Iterator[None]:
    yield
    if next(TESTS) % EVERY == 0:
        gc.collect()
