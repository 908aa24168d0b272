"""Options of the command line for clusters of computers."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

SCHEDULER: Final = "restore on the workers of the scheduler at this address (host:port)"
WORKERS: Final = "restore in this many processes on this computer"
STREAM: Final = "send photos to the workers and results back: they need not share the folders"
ADDRESS: Final = "address of the scheduler (host:port)"
HERE: Final = "127.0.0.1:8786"
"""Address of a scheduler that serves this computer alone."""

Count = Callable[[str], int]


def add_cluster_options(parser: argparse.ArgumentParser, count: Count) -> None:
    """Add the options of `restore` for clusters; `count` parses a number from 1."""
    parser.add_argument("--scheduler", metavar="ADDRESS", help=SCHEDULER)
    parser.add_argument("--workers", type=count, metavar="N", help=WORKERS)
    parser.add_argument("--stream", action="store_true", help=STREAM)
    _add_certificates(parser)


def add_worker(parser: argparse.ArgumentParser) -> None:
    """Add what the verb `worker` takes besides the device."""
    parser.add_argument("address", metavar="ADDRESS", help=ADDRESS)
    _add_certificates(parser)


def add_scheduler(parser: argparse.ArgumentParser) -> None:
    """Add what the verb `scheduler` takes."""
    parser.add_argument("address", metavar="ADDRESS", nargs="?", default=HERE, help=ADDRESS)
    _add_certificates(parser)


def _add_certificates(parser: argparse.ArgumentParser) -> None:
    files = (
        ("--tls-ca", "certificate of the authority that all computers of the cluster trust"),
        ("--tls-cert", "certificate of this computer"),
        ("--tls-key", "key of that certificate"),
    )
    for option, text in files:
        parser.add_argument(option, type=Path, metavar="PEM", help=f"{text} (PEM file)")
