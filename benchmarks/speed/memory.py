"""Resident memory of this process in MiB, read from /proc (Linux only)."""

from pathlib import Path


def resident() -> float:
    """Return the resident memory of this process in MiB."""
    return _read_status("VmRSS")


def anonymous(pid: object = "self") -> float:
    """Return the anonymous resident memory of a process in MiB; 0 if unreadable."""
    try:
        return _read_status("RssAnon", pid)
    except (OSError, StopIteration):
        return 0.0


def peak() -> float:
    """Return the peak of resident memory in MiB since the start or the last `forget_peak`."""
    return _read_status("VmHWM")


def forget_peak() -> None:
    """Reset the peak of resident memory to the present value."""
    Path("/proc/self/clear_refs").write_text("5")


def _read_status(name: str, pid: object = "self") -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) / 1024
