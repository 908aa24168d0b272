"""Child processes of the program, each connected by two pipes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO, Final, cast

from models.core.telemetry_opt_out import OPT_OUTS

OURS: Final = Path(__file__).absolute().parents[2]
"""Folder of the program's packages, and the current folder of every child.

No child runs in a folder of photos, where Python could import a file numpy.py instead of the real
module. Therefore every path that is sent to a child is absolute.
"""

LOG_LIMIT: Final = 2**20
"""Size in bytes of a log beyond which the next process starts a new one."""


def make_host_command(
    switch: str,
    module: str,
    executable: Path = Path(sys.executable),
    frozen: bool = getattr(sys, "frozen", False),
) -> tuple[str, ...]:
    """Return the command that starts a host process.

    A frozen program starts itself with `switch`, by the executable that has a console and therefore
    pipes on every system. Otherwise Python runs `module`, with `-P` so that the current folder is
    not searched for modules."""
    if frozen:
        return (str(executable.with_name("heirloom").with_suffix(executable.suffix)), switch)
    return (str(executable), "-P", "-m", module)


class ChildProcess:
    """Child process; `stdin` and `stdout` are this process's ends of its two pipes."""

    def __init__(self, command: tuple[str, ...], log: Path | None = None) -> None:
        """Start `command`; standard error is appended to `log`, inherited if that is None."""
        with (
            nullcontext() if log is None else log.open(_log_mode(log)) as errors,
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
        """Whether the process still runs."""
        return self._process.poll() is None

    def cpu_seconds(self) -> float:
        """Return the CPU seconds that the process used on all cores; 0 if unknown."""
        import psutil  # not needed at the start of the window

        try:
            times = psutil.Process(self._process.pid).cpu_times()
        except (psutil.Error, OSError):
            return 0.0
        return float(times.user + times.system)

    def kill(self) -> int:
        """Kill the process if it still runs, wait for its end and return its exit code."""
        self._process.kill()
        return self._process.wait()

    def close(self) -> None:
        """Close the pipes; no thread may read or write them any more."""
        for pipe in (self.stdin, self.stdout):
            with suppress(OSError):
                pipe.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Block SIGINT while a child is started, so that Ctrl+C reaches this process only."""
    if sys.platform == "win32":
        yield
        return
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)


def _log_mode(log: Path) -> str:
    return "a" if log.exists() and log.stat().st_size < LOG_LIMIT else "w"


def child_environment() -> dict[str, str]:
    """Return the environment for a child: that of this process, without telemetry.

    Python then searches the folder of the program's packages, but never the current folder, also in
    processes that the child starts."""
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    paths = [str(OURS), *(os.path.abspath(path) for path in given if path)]  # noqa: PTH100
    search = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONSAFEPATH": "1"}
    return {**os.environ, **OPT_OUTS, **search}
