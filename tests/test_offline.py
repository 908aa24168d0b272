"""Laws of the network: there is none, neither here nor in any process that is started."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.blackbox.program import Person

TRY = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)"
LOOK_UP = "import socket; socket.getaddrinfo('example.org', 80)"
LOCAL = """
import socket
with socket.create_server(('127.0.0.1', 0)) as server:
    socket.create_connection(server.getsockname(), timeout=5).close()
"""


def test_a_connection_from_a_test_fails_it() -> None:
    with socket.socket() as ours, pytest.raises(AssertionError, match="tried"):
        ours.connect(("192.0.2.1", 9))


@pytest.mark.parametrize("script", [TRY, LOOK_UP])
def test_a_process_started_by_a_test_has_no_network(script: str) -> None:
    tried = subprocess.run((sys.executable, "-c", script), capture_output=True, check=False)
    assert b"was tried" in tried.stderr


@pytest.mark.parametrize("script", [TRY, LOOK_UP])
def test_the_program_as_a_person_starts_it_has_no_network(script: str, tmp_path: Path) -> None:
    """Its environment is made anew, and with it that of the processes that it starts."""
    tried = subprocess.run(
        (sys.executable, "-c", script),
        env=Person(tmp_path).environment,
        capture_output=True,
        check=False,
    )
    assert b"was tried" in tried.stderr


def test_a_process_started_by_a_test_may_talk_to_this_computer() -> None:
    subprocess.run((sys.executable, "-c", LOCAL), check=True)
