"""Time measurement for the benchmarks."""

import time
from collections.abc import Callable

import torch


def seconds(run: Callable[[], object], *, busy: bool = False) -> float:
    """Measure the seconds that `run` takes.

    With `busy`, for a machine that runs other programs too, the result is the processor time of
    this process divided by the number of torch threads. Threads that wait for each other count as
    working, so torch should then have one: OMP_NUM_THREADS=1.
    """
    clock = time.process_time if busy else time.perf_counter
    began = clock()
    run()
    took = clock() - began
    return took / torch.get_num_threads() if busy else took
