"""Serial task queue: order, priority, dropped tasks and repeated ones."""

from desktop.session.serial_tasks import SerialTasks


class Started:
    """Queue whose started tasks are recorded; tasks in `closed` are no longer current."""

    def __init__(self) -> None:
        self.names, self.closed = list[str](), set[str]()
        self.tasks = SerialTasks(self.names.append, lambda name: name not in self.closed)

    def end(self) -> None:
        self.tasks.finish()
        self.tasks.start_next()


def test_second_task_starts_when_the_first_has_ended() -> None:
    queue = Started()
    queue.tasks.add("a", "b")
    assert queue.names == ["a"]
    queue.end()
    assert queue.names == ["a", "b"]


def test_running_and_waiting_tasks_are_listed() -> None:
    queue = Started()
    queue.tasks.add("a", "b")
    assert (queue.tasks.running, queue.tasks.waiting) == ("a", ("b",))
    assert "a" in queue.tasks
    assert "b" in queue.tasks


def test_waiting_task_that_is_not_current_is_dropped() -> None:
    queue = Started()
    queue.tasks.add("a", "b", "c")
    queue.closed.add("b")
    queue.end()
    assert queue.names == ["a", "c"]
    assert queue.tasks.waiting == ()


def test_repeated_task_runs_before_those_that_wait() -> None:
    queue = Started()
    queue.tasks.add("a", "b")
    queue.tasks.repeat()
    queue.tasks.start_next()
    assert queue.names == ["a", "a"]


def test_repeated_task_that_is_not_current_is_dropped() -> None:
    queue = Started()
    queue.tasks.add("a", "b")
    queue.closed.add("a")
    queue.tasks.repeat()
    queue.tasks.start_next()
    assert queue.names == ["a", "b"]


def test_discarded_task_is_not_started() -> None:
    queue = Started()
    queue.tasks.add("a", "b", "c")
    queue.tasks.discard("b")
    queue.end()
    assert queue.names == ["a", "c"]


def test_cleared_queue_starts_the_next_added_task() -> None:
    queue = Started()
    queue.tasks.add("a", "b")
    queue.tasks.clear()
    queue.tasks.add("c")
    assert queue.names == ["a", "c"]


def test_priority_sorts_waiting_tasks_before_each_start() -> None:
    started = list[str]()
    tasks = SerialTasks(started.append, lambda _: True, "abc".index)
    tasks.add("c", "b")
    tasks.add("a")
    tasks.finish()
    tasks.start_next()
    assert started == ["b", "a"]
    assert tasks.waiting == ("c",)
