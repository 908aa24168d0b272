"""Tests of the addresses of clusters."""

from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="needs the extra `cluster`")

import dask

from desktop.cluster.errors import InsecureAddress
from desktop.cluster.tls_certificates import (
    Certificates,
    configure_dask,
    full_address,
    make_security,
)

FILES = Certificates(Path("ca.pem"), Path("cert.pem"), Path("key.pem"))


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ("127.0.0.1", "tcp://127.0.0.1:8786"),
        ("localhost:9000", "tcp://localhost:9000"),
        ("tcp://127.0.0.2:1", "tcp://127.0.0.2:1"),
        ("[::1]:9000", "tcp://[::1]:9000"),
    ],
)
def test_this_computer_needs_no_certificates(given: str, full: str) -> None:
    assert full_address(given, None) == full


@pytest.mark.parametrize(
    "address",
    ["0.0.0.0", "192.168.1.7:8786", "tcp://10.0.0.1", "[::]:8786", "photos.example", ":8786"],  # noqa: S104
)
def test_an_address_open_to_others_is_refused_without_certificates(address: str) -> None:
    with pytest.raises(InsecureAddress):
        full_address(address, None)


def test_with_certificates_every_address_is_encrypted() -> None:
    assert full_address("192.168.1.7", FILES) == "tls://192.168.1.7:8786"


def test_certificates_leave_no_connection_unencrypted() -> None:
    security = make_security(FILES)
    assert security.require_encryption
    assert security.tls_worker_key == str(Path("key.pem").absolute())


def test_workers_have_the_environment_of_a_program_without_a_cluster() -> None:
    with dask.config.set({}):
        configure_dask()
        assert dask.config.get("distributed.nanny.pre-spawn-environ") == {}
