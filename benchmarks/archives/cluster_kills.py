"""Reliability test of a cluster on this computer whose members are killed again and again.

    python -m benchmarks.archives.cluster_kills [photos] [worker kills] [scheduler kills]

Two workers and a scheduler restore small photos, of which every twentieth is damaged, with an
instant recipe. Worker processes and the scheduler get kill -9 at equal distances of progress and
are started again. Each intact photo must be done exactly once and reported, with the same result as
by a run without a cluster; damaged ones must be reported with a sentence. The files that killed
processes have left are counted before and after the next run, by which those that no process uses
are removed. The exit code is 1 otherwise.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import psutil

from benchmarks.archives.programs import (
    Home,
    differing,
    finish,
    free_port,
    results_of,
    wait_for_port,
    write_recipe,
)
from benchmarks.reliability.large_batch import EVERY, create_photos
from models.file_io.sha256 import sha256_of

OLD: Final = 7200.0
"""Seconds after which unfinished files of other computers count as left."""

DASK: Final = "dask-scratch-space"
OF_DASK: Final = (DASK, "global.lock", "purge.lock")
"""Dask's folder among the temporary files, and the ends of what it always keeps."""


@dataclass
class Cluster:
    """A scheduler and two workers as processes of the program."""

    home: Home
    port: int = field(default_factory=free_port)
    members: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Address of the scheduler."""
        return f"127.0.0.1:{self.port}"

    def start(self, name: str) -> None:
        """Start the scheduler (`scheduler`) or a worker (any other name)."""
        verb = "scheduler" if name == "scheduler" else "worker"
        self.members[name] = self.home.start(verb, self.address)
        if verb == "scheduler":
            wait_for_port(self.port)

    def kill_member(self, name: str) -> None:
        """Kill a service with all its processes and start it again."""
        os.killpg(self.members[name].pid, signal.SIGKILL)
        self.members[name].wait()
        self.start(name)

    def kill_worker_process(self, name: str) -> bool:
        """Kill the process in which a worker restores; its service starts it again."""
        parent = psutil.Process(self.members[name].pid)
        found = [each for each in parent.children() if "spawn_main" in " ".join(each.cmdline())]
        for each in found:
            each.kill()
        return bool(found)

    def close(self) -> None:
        """Kill all members."""
        for each in self.members.values():
            os.killpg(each.pid, signal.SIGKILL)
            each.wait()


def kill_while_running(
    cluster: Cluster, run: "subprocess.Popen[bytes]", results: Path, kills: list[str], photos: int
) -> int:
    """Kill members at equal distances of progress until the run ends; return how many were.

    `photos` is their number; `kills` are names of members."""
    random, killed = np.random.default_rng(1), 0
    while run.poll() is None and killed < len(kills):
        done = len(results_of(results)) if results.exists() else 0
        if done >= photos * (killed + 0.5) / (len(kills) + 1):
            time.sleep(float(random.uniform(0, 0.5)))
            kind, name = kills[killed], f"worker-{random.integers(2)}"
            if kind == "scheduler":
                cluster.kill_member("scheduler")
            elif kind == "service":
                cluster.kill_member(name)
            elif not cluster.kill_worker_process(name):
                continue
            killed += 1
            print(f"{done} of {photos} done: killed {kind}", flush=True)
        time.sleep(0.05)
    return killed


def order_kills(workers: int, schedulers: int) -> list[str]:
    """Return kinds of kills: every fourth worker with its service, schedulers evenly between."""
    kinds = ["service" if number % 4 == 3 else "process" for number in range(workers)]
    for number in range(schedulers):
        kinds.insert((number + 1) * len(kinds) // (schedulers + 1), "scheduler")
    return kinds


def main(photos: int, worker_kills: int, scheduler_kills: int) -> int:
    """Run the test and print the figures; return 1 if a requirement is not met.

    The counts are those of photos and of kills."""
    with tempfile.TemporaryDirectory(prefix="cluster-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, home = folder / "photos", Home(folder / "home")
        source.mkdir()
        create_photos(source, photos)
        before = {path: sha256_of(path) for path in source.iterdir()}
        command = ["restore", source, "--recipe", write_recipe(folder), "--json"]
        expected_code, expected = home.run(*command, "-o", f"{folder}/local/")
        cluster = Cluster(home)
        try:
            for member in ("scheduler", "worker-0", "worker-1"):
                cluster.start(member)
            began = time.monotonic()
            run = home.start(*command, "-o", f"{folder}/shared/", "--scheduler", cluster.address)
            kills = order_kills(worker_kills, scheduler_kills)
            killed = kill_while_running(cluster, run, folder / "shared", kills, photos)
            code, reports = finish(run)
        finally:
            cluster.close()
        seconds = time.monotonic() - began
        left = _tell_left_files(home, folder / "shared", command)
        different = differing(results_of(folder / "shared"), results_of(folder / "local"))
        unchanged = before == {path: sha256_of(path) for path in source.iterdir()}
        if different:
            print("different:", different[:5])
    judged = _judge(reports, photos, different=len(different), unchanged=unchanged)
    same = code == expected_code and len(reports) == len(expected)
    return judged | _tell(killed, kills, seconds, same) | int(left > 0)


def left_files(home: Home, results: Path) -> list[str]:
    """Name what processes that have ended left in the folders for results and temporary files."""
    left = [*results.glob(".*"), *home.scratch.glob("*"), *home.temporary.glob("*")]
    left += (home.temporary / DASK).glob("*")
    names = (str(each.relative_to(home.folder.parent)) for each in left)
    return sorted(each for each in names if not each.endswith(OF_DASK))


def _tell_left_files(home: Home, results: Path, command: Sequence[object]) -> int:
    """Print what is left after the run, and after another two hours later; return the latter.

    `command` is the run's."""
    print("left by killed processes:", ", ".join(left_files(home, results)))
    for part in results.glob(".*"):
        os.utime(part, (time.time() - OLD,) * 2)
    home.run(*command, "-o", f"{results}/", "--workers", "1", "--overwrite")
    after = left_files(home, results)
    print("left after the next run:", ", ".join(after) or "nothing")
    return len(after)


def _tell(killed: int, kills: list[str], seconds: float, same: bool) -> int:
    print(f"{killed} of {len(kills)} kills in {seconds:.0f} s; exit code as locally: {same}")
    return int(killed < len(kills) or not same)


def _judge(reports: list[dict[str, Any]], photos: int, *, different: int, unchanged: bool) -> int:
    done = [each["output"] for each in reports if each["output"]]
    failed = [each["error"] for each in reports if not each["output"]]
    earlier = sum(bool(each.get("earlier")) for each in reports)
    print(f"{photos} photos: {len(set(done))} done, {len(failed)} explained, {earlier} found done")
    print(f"results that differ from the local run: {different}; originals unchanged: {unchanged}")
    damaged = photos // EVERY
    passed = (
        len(done) == len(set(done)) == photos - damaged
        and len(failed) == damaged
        and not any("unforeseen" in text for text in failed)
        and not different
        and unchanged
    )
    return int(not passed)


if __name__ == "__main__":
    given = dict(enumerate(map(int, sys.argv[1:])))
    sys.exit(main(given.get(0, 300), given.get(1, 20), given.get(2, 3)))
