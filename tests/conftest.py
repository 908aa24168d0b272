"""What every test gets: no screen, no network, no warning unnoticed, nothing left running."""

import logging
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.core.telemetry_opt_out import opt_out

opt_out()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OFFLINE = str(Path(__file__).parent / "offline")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [OFFLINE, os.environ.get("PYTHONPATH")]))
"""Processes that tests start have no network either."""

SHARED = Path(__file__).resolve().parents[2] / "shared"
LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the developers' folder of photos and reference numbers beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the developers' shared folder is not beside the checkout")
    return SHARED


@pytest.fixture(autouse=True)
def no_warning_unnoticed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logged a warning; a test that provokes one clears `caplog`."""
    yield
    logged = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not logged, f"logged: {logged}"


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """No thread of ours outlives its test."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]
    for thread in left:
        thread.join(2)
    assert not [thread for thread in left if thread.is_alive()]


@pytest.fixture(autouse=True)
def no_connection_to_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets reach this computer only."""
    connect = socket.socket.connect

    def local_connect(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError(f"a connection to {address[0]} was tried")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", local_connect)


@pytest.fixture(autouse=True)
def python_path_is_restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo the PYTHONSAFEPATH that `main.main` sets, which hides the checkout from children."""
    monkeypatch.setenv("PYTHONSAFEPATH", "")
