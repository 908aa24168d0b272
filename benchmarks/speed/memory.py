"""How much memory this process holds, as Linux tells it, in megabytes."""

from pathlib import Path


def resident() -> float:
    """Now."""
    return _told("VmRSS")


def peak() -> float:
    """At most, since the beginning or since it was forgotten."""
    return _told("VmHWM")


def forget_peak() -> None:
    """The peak begins anew with what is held now."""
    Path("/proc/self/clear_refs").write_text("5")


def _told(name: str) -> float:
    told = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in told if line.startswith(name)).split()[1]) / 1024
