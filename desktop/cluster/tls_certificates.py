"""Addresses and certificates of a cluster, and what Dask is told about both.

Whoever can connect to a member of a cluster can run programs there, since Dask sends pickles.
Therefore nothing is open to other computers without TLS, by which both sides show certificates.
"""

import ipaddress
import logging
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import dask
import distributed
from distributed.comm import parse_host_port

from desktop.cluster.errors import InsecureAddress

PORT: Final = 8786
"""Port of a scheduler whose address names none."""

LOOPBACK: Final = "127.0.0.1"
"""Address of this computer on which only programs of this computer can connect."""

NO_HTTP: Final = f"{LOOPBACK}:0"
"""Address of the web server that Dask starts in any case; it has no pages."""

QUIET: Final[dict[str, Any]] = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.diagnostics.nvml": False,
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.tick.interval": "1s",
    "distributed.worker.profile.enabled": False,
    "distributed.nanny.pre-spawn-environ": {},
}
"""Settings of Dask that leave out what takes processor time: web pages, measurements, and its
environment variables, by which memory is given back to the system after each array."""


@dataclass(frozen=True, slots=True)
class Certificates:
    """Files in PEM format: that of the cluster's authority, the own certificate and its key."""

    authority: Path
    certificate: Path
    key: Path

    @property
    def security(self) -> distributed.Security:
        """The certificates for all roles of Dask; connections without TLS are refused."""
        certificate, key = str(self.certificate.absolute()), str(self.key.absolute())
        roles = ("client", "scheduler", "worker")
        return distributed.Security(
            require_encryption=True,
            tls_ca_file=str(self.authority.absolute()),
            **{f"tls_{role}_cert": certificate for role in roles},
            **{f"tls_{role}_key": key for role in roles},
        )


def configure_dask() -> None:
    """Switch off what Dask offers besides its work, and its messages on standard error."""
    dask.config.set(QUIET)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)


def full_address(address: str, certificates: Certificates | None) -> str:
    """Return an address with protocol, host and port.

    Raises: InsecureAddress for another computer without certificates; ValueError.
    """
    _, _, rest = address.rpartition("://")
    host, port = parse_host_port(rest, PORT)
    if certificates is None and not is_loopback(host):
        raise InsecureAddress(address)
    protocol = "tls" if certificates else "tcp"
    shown = f"[{host}]" if ":" in host else host
    return f"{protocol}://{shown}:{port}"


def is_loopback(host: str) -> bool:
    """Return whether only programs of this computer can connect to a host name or address."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def make_security(certificates: Certificates | None) -> distributed.Security:
    """Make the security of Dask; without certificates connections are not encrypted."""
    return certificates.security if certificates else distributed.Security()
