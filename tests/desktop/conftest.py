"""What every test of the desktop gets besides: patience with a slow machine."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

PATIENCE = 60_000
"""Milliseconds until something that was waited for is taken for lost."""


class PatientBot(QtBot):
    """Waits longer than usual, as a busy machine may show late what is right."""

    def waitUntil(self, callback, *, timeout=PATIENCE):  # type: ignore[no-untyped-def]
        return super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **how):  # type: ignore[no-untyped-def]
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)
