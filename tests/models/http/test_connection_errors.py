"""Tests of the words for faults of connections."""

import socket
import ssl
from urllib.error import URLError

import pytest

from models.http.connection_errors import fault_in_words

FAULTS = [
    socket.gaierror(-2, "Name or service not known"),
    TimeoutError("timed out"),
    ConnectionRefusedError(111, "Connection refused"),
    ConnectionResetError(104, "Connection reset by peer"),
    ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"),
]


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("is_wrapped", [False, True])
def test_usual_faults_are_told_in_plain_words(fault: OSError, is_wrapped: bool) -> None:
    words = fault_in_words(URLError(fault) if is_wrapped else fault)
    assert not any(sign in words for sign in ("Errno", "[", "_", "Name or service", "peer"))


def test_other_faults_speak_for_themselves() -> None:
    assert fault_in_words(OSError("the moon is in the way")) == "the moon is in the way"
