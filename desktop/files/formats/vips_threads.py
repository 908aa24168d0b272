"""Number of threads of libvips, which is fixed so that none of them ends while it is idle.

Without a number libvips ends a thread that was idle for 15.5 seconds. Where a new image is begun in
that moment, libvips (8.16 to 8.18, `vips_threadset_work`) counts on the ending thread, and the
image waits for ever: the thread has given up waiting, but is still counted as idle. Threads of a
fixed set wait for work without a limit, so none is counted on in vain. libvips reads the number
while it is loaded; therefore the package `desktop` sets it as a side effect of its import.
"""

import os
from typing import Final

SAVES_AT_ONCE: Final = 8
"""Most images that may be encoded at the same time in a process.

Each holds two threads of libvips from start to end, and needs a third from time to time; where
every thread is held, all wait for each other."""

THREADS: Final = 3 * SAVES_AT_ONCE
"""Threads of libvips in a process. Idle ones take 10 kB of memory each."""

STACK_BYTES: Final = 8 << 20
"""Addresses that the stack of a thread takes on Linux, where limits of memory count them."""


def fix_thread_count() -> None:
    """Let libvips, in this process and its children, make THREADS threads that never end."""
    os.environ["VIPS_MAX_THREADS"] = str(THREADS)
