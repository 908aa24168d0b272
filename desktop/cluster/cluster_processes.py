"""The processes of a cluster: scheduler, workers, and both together on this computer."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event
from typing import Any, Final

import distributed
import psutil

from desktop.cluster.tls_certificates import (
    LOOPBACK,
    NO_HTTP,
    Certificates,
    configure_dask,
    full_address,
    is_loopback,
    make_security,
)
from desktop.cluster.worker import RestorerPlugin

log = logging.getLogger(__name__)

POLL_SECONDS: Final = 0.2
"""Seconds between two looks at whether a service is to end."""

RETRY_SECONDS: Final = 1.0
"""Seconds after which a worker looks again for a scheduler that has gone."""

JOIN_SECONDS: Final = 300
"""Seconds in which a worker must have joined its scheduler, long for a busy computer."""


@dataclass(frozen=True, slots=True)
class ServiceSpec:
    """Address of a scheduler, with the certificates without which only this computer is served."""

    address: str
    certificates: Certificates | None = None


def run_scheduler(spec: ServiceSpec, stop: Event, ready: Callable[[str], object]) -> None:
    """Run a scheduler at an address until `stop`; `ready` is called with its address.

    Raises: InsecureAddress; OSError if the address cannot be used.
    """
    configure_dask()
    try:
        asyncio.run(_serve_scheduler(spec, stop, ready))
    except RuntimeError as error:
        raise _connection_error(error) or error from error


async def _serve_scheduler(spec: ServiceSpec, stop: Event, ready: Callable[[str], object]) -> None:
    address = full_address(spec.address, spec.certificates)
    protocol, _, rest = address.partition("://")
    host, _, port = rest.rpartition(":")
    async with distributed.Scheduler(
        protocol=f"{protocol}://",
        host=host.strip("[]"),
        port=int(port),
        security=make_security(spec.certificates),
        dashboard=False,
        dashboard_address=NO_HTTP,
    ) as scheduler:
        ready(scheduler.address)
        while not stop.is_set():
            await asyncio.sleep(POLL_SECONDS)


def run_worker(
    spec: ServiceSpec, plugin: RestorerPlugin, stop: Event, ready: Callable[[str], object]
) -> None:
    """Run a worker until `stop`; it joins the scheduler again whenever that comes back.

    Its process is started again after it was killed. `ready` is called with the address when the
    worker has joined. Raises: InsecureAddress; ModelError if the device of the settings does not
    work."""
    configure_dask()
    address = full_address(spec.address, spec.certificates)
    plugin.check_device()
    while not stop.is_set():
        try:
            asyncio.run(_serve_worker(address, spec.certificates, plugin, stop, ready))
        except Exception:
            log.info("the worker has ended", exc_info=True)
        finally:
            _kill_children()
        stop.wait(RETRY_SECONDS)


def _connection_error(error: BaseException | None) -> OSError | None:
    """Return the error of the network by which a service of Dask could not start, if it is one."""
    while error is not None and not isinstance(error, OSError):
        error = error.__cause__ or error.__context__
    return error


def _kill_children() -> None:
    """End worker processes that Dask has left behind after a start that failed."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            child.kill()


async def _serve_worker(
    address: str,
    certificates: Certificates | None,
    plugin: RestorerPlugin,
    stop: Event,
    ready: Callable[[str], object],
) -> None:
    host = address.partition("://")[2].rpartition(":")[0].strip("[]")
    options = worker_options(plugin)
    async with distributed.Nanny(
        address,
        host=LOOPBACK if is_loopback(host) else None,
        nthreads=plugin.at_once,
        security=make_security(certificates),
        death_timeout=JOIN_SECONDS,
        **options,
    ) as nanny:
        ready(nanny.worker_address)
        ended = asyncio.ensure_future(nanny.finished())
        while not (stop.is_set() or ended.done()):
            await asyncio.wait([ended], timeout=POLL_SECONDS)
        ended.cancel()


def worker_options(plugin: RestorerPlugin) -> dict[str, Any]:
    """Return the options that all workers have: no web pages, no limit at which Dask kills them."""
    return {
        "plugins": (plugin,),
        "resources": {},
        "memory_limit": None,
        "dashboard": False,
        "dashboard_address": NO_HTTP,
        "silence_logs": logging.CRITICAL,
    }


@contextmanager
def open_local_cluster(
    workers: int, plugin: RestorerPlugin
) -> Iterator[tuple[str, distributed.Security]]:
    """Run a scheduler and worker processes on this computer; yield the address and the security.

    Even there connections are encrypted, by certificates that exist in memory only, since other
    users of the computer could connect.
    """
    configure_dask()
    security = distributed.Security.temporary()
    with distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=plugin.at_once,
        host=LOOPBACK,
        security=security,
        dashboard_address=None,
        plugins=(plugin,),
        resources={},
        memory_limit=None,
        silence_logs=logging.CRITICAL,
    ) as cluster:
        yield cluster.scheduler_address, security
