"""How long something takes."""

import time
from collections.abc import Callable

import torch


def seconds(run: Callable[[], object], *, busy: bool = False) -> float:
    """By the wall or, on a machine that is busy with other things too, by what the processor worked
    for this process, shared by the threads that torch uses. Those that wait for each other count as
    if they worked, so then give torch one: OMP_NUM_THREADS=1."""
    clock = time.process_time if busy else time.perf_counter
    began = clock()
    run()
    took = clock() - began
    return took / torch.get_num_threads() if busy else took
