"""Processes of ours that work beside this one, each spoken to through two pipes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO, Final, cast

import psutil

from models.core.telemetry_opt_out import OPT_OUTS

OURS: Final = Path(__file__).absolute().parents[2]
"""The folder that holds our packages, and the current folder of every child: a child never works in
the folder of somebody's photos, where a file numpy.py or a library could be taken for the real one.
So every path that a child is told is absolute."""

LOG_LIMIT: Final = 2**20
"""Bytes of a log beyond which the next process begins a new one."""


def make_host_command(
    switch: str,
    module: str,
    executable: Path = Path(sys.executable),
    frozen: bool = getattr(sys, "frozen", False),
) -> tuple[str, ...]:
    """Return the command that starts a process of ours.

    A frozen program starts itself with the switch, by the name that has a console and so has pipes
    on every system. Elsewhere Python runs the module, with `-P`, so that it does not search the
    current folder for modules.
    """
    if frozen:
        return (str(executable.with_name("heirloom").with_suffix(executable.suffix)), switch)
    return (str(executable), "-P", "-m", module)


class ChildProcess:
    """One life of a process, from its start on. `asking` is what it reads, `answering` what it
    writes."""

    def __init__(self, command: tuple[str, ...], log: Path | None = None) -> None:
        """What it says on standard error goes to the end of `log`, or where ours goes."""
        with (
            nullcontext() if log is None else log.open(_mode(log)) as errors,
            _without_interrupts(),
        ):
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=OURS,
                env=child_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        self.stdin = cast(BinaryIO, self._process.stdin)
        self.stdout = cast(BinaryIO, self._process.stdout)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def cpu_seconds(self) -> float:
        """Seconds of the processor that it has used, on all cores together; 0 where the system does
        not tell."""
        try:
            told = psutil.Process(self._process.pid).cpu_times()
        except (psutil.Error, OSError):
            return 0.0
        return float(told.user + told.system)

    def kill(self) -> int:
        """End it at once, if it still lives, and wait until it is gone; its exit code."""
        self._process.kill()
        return self._process.wait()

    def close(self) -> None:
        """Give the pipes back; nobody may be reading or writing any more."""
        for pipe in (self.stdin, self.stdout):
            with suppress(OSError):
                pipe.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process that is started meanwhile never hears of Ctrl+C, which is for the one that started
    it; ours hears of it afterwards."""
    if sys.platform == "win32":
        yield
        return
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)


def _mode(log: Path) -> str:
    return "a" if log.exists() and log.stat().st_size < LOG_LIMIT else "w"


def child_environment() -> dict[str, str]:
    """Return the environment of a child: ours, with the opt-outs of
    `models.core.telemetry_opt_out`.

    Python searches the folder of our packages and, whatever the child starts in turn, no current
    folder: an empty entry of PYTHONPATH, which means that folder, is left out, and relative ones
    are made absolute.
    """
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    paths = [str(OURS), *(os.path.abspath(path) for path in given if path)]  # noqa: PTH100
    search = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONSAFEPATH": "1"}
    return {**os.environ, **OPT_OUTS, **search}
