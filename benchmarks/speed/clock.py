"""Time measurement for the benchmarks."""

import time
from collections.abc import Callable

import torch


def seconds(run: Callable[[], object], *, busy: bool = False) -> float:
    """Measure the seconds that `run` takes.

    With `busy`, for a machine that runs other programs, this is the CPU time of this process
    divided by torch's threads. Waiting threads count as working, so torch should have one:
    OMP_NUM_THREADS=1."""
    clock = time.process_time if busy else time.perf_counter
    began = clock()
    run()
    took = clock() - began
    return took / torch.get_num_threads() if busy else took
