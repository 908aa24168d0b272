"""Errors of a cluster as a whole; those of single photos are in `desktop.files.errors`."""

from dataclasses import dataclass


class ClusterError(Exception):
    """Base of all errors of clusters that are raised on purpose."""


@dataclass
class InsecureAddress(ClusterError):
    """Error that a cluster would be open to other computers without certificates."""

    address: str


@dataclass
class SchedulerUnreachable(ClusterError):
    """Error that no scheduler answers at an address, or none any more."""

    address: str


@dataclass
class WorkersRefused(ClusterError):
    """Error that none of the connected workers may work; `reason` is that of the first."""

    worker: str
    reason: str
