"""Tests of runs on a cluster, with a client of Dask that is played."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

pytest.importorskip("distributed", reason="needs the extra `cluster`")

from desktop.cluster import cluster_run
from desktop.cluster.cluster_run import ClusterRun
from desktop.cluster.errors import SchedulerUnreachable, WorkersRefused
from desktop.cluster.worker import Needs
from desktop.files.errors import WorkerLost
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.output_paths import Outputs
from desktop.restoration.tasks.photo_task import PhotoTask, WrittenBefore
from models.core.progress import Cancelled

ADDRESS = "tcp://127.0.0.1:8786"
NEEDS = Needs("1")


def task(name: str) -> PhotoTask:
    return PhotoTask(Path(name), RestoreRequest(), Outputs(Path(f"{name}-restored")))


TASKS = [task(name) for name in "abcdef"]


class KilledWorker(Exception):
    """Stand-in for Dask's error about a task that lost too many workers."""

    allowed_failures = 3


class FakeFuture:
    """Task of Dask whose state is a script."""

    def __init__(self, status: str, result: object) -> None:
        self.status, self._result = status, result

    def result(self, timeout: float) -> object:
        if isinstance(self._result, Exception):
            raise self._result
        return self._result


class FakeClient:
    """Client whose workers answer and do what they are told."""

    def __init__(
        self,
        act: Callable[[PhotoTask], FakeFuture],
        lacks: dict[str, str] | None = None,
    ) -> None:
        self.status, self.act = "running", act
        self.lacks = {"w1": ""} if lacks is None else lacks
        self.submitted: list[PhotoTask] = []
        self.cancelled: list[Any] = []

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(self.lacks, 1)

    def run(self, function: object, *_: object, workers: Any = (), on_error: str) -> Any:
        return {each: self.lacks[each] for each in workers or self.lacks}

    def submit(self, function: object, task: PhotoTask, **_: object) -> FakeFuture:
        self.submitted.append(task)
        return self.act(task)

    def cancel(self, futures: list[Any]) -> None:
        self.cancelled += futures

    def close(self) -> None:
        self.status = "closed"


def done(task: PhotoTask) -> FakeFuture:
    return FakeFuture("finished", WrittenBefore(task.outputs.result))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nothing, and raise the stand-in for KilledWorker."""
    monkeypatch.setattr(cluster_run, "POLL_SECONDS", 0.001)
    monkeypatch.setattr(cluster_run, "ADMIT_SECONDS", 0.0)
    monkeypatch.setattr(cluster_run, "PATIENCE", 0.05)
    monkeypatch.setattr(cluster_run, "KilledWorker", KilledWorker)


def run_with(
    *clients: FakeClient,
    stop: Event | None = None,
    refused: list[str] | None = None,
    begun: list[PhotoTask] | None = None,
) -> ClusterRun:
    waiting = list(clients)

    def connect() -> FakeClient:
        if not waiting:
            raise OSError
        return waiting.pop(0)

    warned = refused if refused is not None else []
    started = begun if begun is not None else []

    def begin(task: PhotoTask) -> PhotoTask:
        started.append(task)
        return task

    return ClusterRun(
        ADDRESS,
        connect,
        NEEDS,
        stop or Event(),
        lambda worker, reason: warned.append(reason),
        begin,  # type: ignore[arg-type]
    )


def names(found: Any) -> list[str]:
    return sorted(str(each.source) for each, _ in found)


def test_each_photo_is_done_once() -> None:
    begun: list[PhotoTask] = []
    client = FakeClient(done)
    found = list(run_with(client, begun=begun).outcomes(TASKS))
    assert names(found) == list("abcdef")
    assert begun == client.submitted == TASKS


def test_few_photos_are_submitted_ahead_of_the_workers() -> None:
    stop, client = Event(), FakeClient(lambda _: FakeFuture("pending", None))
    run = run_with(client, stop=stop)
    submit = client.submit

    def submit_and_stop(*given: Any, **named: Any) -> FakeFuture:
        stop.set()
        return submit(*given, **named)

    client.submit = submit_and_stop  # type: ignore[method-assign]
    assert all(isinstance(each, Cancelled) for _, each in run.outcomes(TASKS))
    assert len(client.submitted) == cluster_run.AHEAD == len(client.cancelled)


def test_photos_of_a_lost_scheduler_are_submitted_to_the_next() -> None:
    first = FakeClient(lambda _: FakeFuture("cancelled", None))

    def lose(task: PhotoTask) -> FakeFuture:
        first.status = "closed"
        return FakeFuture("cancelled", None)

    first.act = lose
    second = FakeClient(done)
    assert names(run_with(first, second).outcomes(TASKS)) == list("abcdef")


def test_photos_without_a_worker_are_submitted_to_the_next_one() -> None:
    client = FakeClient(lambda _: FakeFuture("pending", None))

    def lose_the_worker(task: PhotoTask) -> FakeFuture:
        client.lacks = {"w2": ""}
        client.act = done
        return FakeFuture("pending", None)

    client.act = lose_the_worker
    assert names(run_with(client).outcomes(TASKS)) == list("abcdef")
    assert len(client.cancelled) == 1


def test_a_scheduler_that_does_not_return_is_an_error() -> None:
    with pytest.raises(SchedulerUnreachable):
        list(run_with().outcomes(TASKS))


def test_a_photo_that_ends_its_workers_is_tried_once_more_alone() -> None:
    def act(task: PhotoTask) -> FakeFuture:
        return FakeFuture("error", KilledWorker()) if task.source.name in "ab" else done(task)

    client = FakeClient(act)
    found = {str(t.source): each for t, each in run_with(client).outcomes(TASKS)}
    lost = [name for name, each in found.items() if isinstance(each, WorkerLost)]
    assert sorted(lost) == ["a", "b"]
    assert [each.source.name for each in client.submitted[-2:]] == ["a", "b"]


def test_a_photo_blamed_for_another_is_done_in_the_end() -> None:
    times = dict.fromkeys("abcdef", 0)

    def act(task: PhotoTask) -> FakeFuture:
        times[task.source.name] += 1
        killed = task.source.name == "a" and times["a"] == 1
        return FakeFuture("error", KilledWorker()) if killed else done(task)

    found = list(run_with(FakeClient(act)).outcomes(TASKS))
    assert not [each for _, each in found if isinstance(each, Exception)]


def test_an_error_on_a_worker_is_the_outcome_of_its_photo() -> None:
    client = FakeClient(lambda _: FakeFuture("error", ValueError("x")))
    assert [type(each) for _, each in run_with(client).outcomes(TASKS[:1])] == [ValueError]


def test_a_run_ends_where_all_workers_are_refused() -> None:
    refused: list[str] = []
    client = FakeClient(done, {"w1": "it lacks the model x"})
    with pytest.raises(WorkersRefused) as raised:
        list(run_with(client, refused=refused).outcomes(TASKS))
    assert (raised.value.worker, raised.value.reason) == ("w1", "it lacks the model x")
    assert client.submitted == []


def test_a_run_goes_on_where_some_workers_are_refused() -> None:
    refused: list[str] = []
    client = FakeClient(done, {"w1": "", "w2": "it lacks the model x"})
    assert len(list(run_with(client, refused=refused).outcomes(TASKS))) == len(TASKS)
    assert refused == ["it lacks the model x"]


def test_the_client_is_closed_at_the_end() -> None:
    client = FakeClient(done)
    list(run_with(client).outcomes(TASKS))
    assert client.status == "closed"
