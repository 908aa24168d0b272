"""Tests of files on servers, with the file system of fsspec that is in memory."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from desktop.files.errors import NotOnServer, ServerFailed
from desktop.files.notices import ServerSilent
from desktop.files.storage.remote_files import RemoteFile, Server, is_url
from models.core.progress import Cancelled

fsspec = pytest.importorskip("fsspec", reason="needs the extra `storage`")


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    system.store.clear()


@pytest.fixture
def server() -> Server:
    return Server(retry_seconds=0)


@pytest.mark.parametrize(
    ("text", "is_one"), [("s3://b/a.jpg", True), ("/a/b.jpg", False), ("C:\\a.jpg", False)]
)
def test_a_url_is_told_from_a_path(text: str, is_one: bool) -> None:
    assert is_url(text) == is_one


def test_a_file_as_text_has_no_password() -> None:
    file = RemoteFile("sftp://anna:hunter2@host/in/a.jpg", 1, 2)
    assert "hunter2" not in f"{file} {file!r} {file.name}"


def test_the_name_of_a_file_on_the_web_has_no_query() -> None:
    assert RemoteFile("https://host/in/a.jpg?token=hunter2").name == "a.jpg"


def test_the_photos_of_a_folder_are_found_by_name(memory: Any, server: Server) -> None:
    for name in ("b.jpg", "a.PNG", ".hidden.jpg", "notes.txt", "sub/c.jpg"):
        memory.pipe_file(f"/in/{name}", b"x")
    assert [each.name for each in server.find_photos("memory://in")] == ["a.PNG", "b.jpg"]


def test_a_file_that_is_named_is_found_with_its_size(memory: Any, server: Server) -> None:
    memory.pipe_file("/in/a.jpg", b"1234")
    (found,) = server.find_photos("memory://in/a.jpg")
    assert (found.name, found.size, found.changed > 0) == ("a.jpg", 4, True)


def test_a_missing_file_is_not_asked_for_again(memory: Any) -> None:
    with pytest.raises(NotOnServer):
        list(Server().find_photos("memory://in/a.jpg"))


def test_a_file_returns_from_the_server_as_it_was(
    memory: Any, server: Server, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(b"1234")
    server.upload(tmp_path / "a", "memory://out/x/a.jpg")
    (found,) = server.find_photos("memory://out/x/a.jpg")
    server.download(found, tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"1234"
    assert memory.find("/out") == ["/out/x/a.jpg"]


def test_a_file_that_has_changed_size_is_not_downloaded(
    memory: Any, server: Server, tmp_path: Path
) -> None:
    memory.pipe_file("/in/a.jpg", b"1234")
    with pytest.raises(ServerFailed):
        server.download(RemoteFile("memory://in/a.jpg", 5), tmp_path / "b")


def test_a_failed_upload_leaves_nothing(
    memory: Any, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"1234")
    monkeypatch.setattr(type(memory), "mv", lambda *_: (_ for _ in ()).throw(OSError))
    with pytest.raises(ServerFailed):
        server.upload(tmp_path / "a", "memory://out/a.jpg")
    assert memory.find("/out") == []


def test_a_server_that_fails_is_asked_again(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.pipe_file("/in/a.jpg", b"x")
    answers = [OSError("no route"), None]
    info = type(memory).info

    def fail_once(self: Any, path: str, **options: Any) -> Any:
        error = answers.pop(0) if answers else None
        if error:
            raise error
        return info(self, path, **options)

    monkeypatch.setattr(type(memory), "info", fail_once)
    monkeypatch.setattr("desktop.files.storage.remote_files.FIRST_PAUSE", 0.001)
    assert Server().exists("memory://in/a.jpg")
    assert answers == []


def test_waiting_for_a_server_can_be_cancelled(memory: Any) -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        Server(stop).exists("memory://in/a.jpg")


def test_a_protocol_without_its_package_is_named(server: Server) -> None:
    with pytest.raises(ServerFailed):
        server.exists("nosuch://in/a.jpg")


def test_a_file_in_place_of_a_folder_is_told_at_once(
    memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def fail(self: Any, path: str, **options: Any) -> Any:
        asked.append(path)
        raise NotADirectoryError(path)

    monkeypatch.setattr(type(memory), "info", fail)
    with pytest.raises(ServerFailed):
        Server().exists("memory://in/a.jpg/b.jpg")
    assert len(asked) == 1


def test_photos_of_a_folder_keep_the_host_and_the_user_of_its_url(
    memory: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_in_memory(url: str) -> tuple[Any, str]:
        return memory, "/" + url.partition("://")[2].partition("/")[2]

    monkeypatch.setattr("desktop.files.storage.remote_files._open", open_in_memory)
    memory.pipe_file("/in/a.jpg", b"x")
    found = [each.url for each in server.find_photos("sftp://anna@host:22/in")]
    assert found == ["sftp://anna@host:22/in/a.jpg"]


def test_each_attempt_connects_anew(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fail(self: Any, path: str, **options: Any) -> Any:
        asked.append(self)
        raise OSError("connection lost")

    monkeypatch.setattr(type(memory), "info", fail)
    monkeypatch.setattr("desktop.files.storage.remote_files.FIRST_PAUSE", 0.001)
    with pytest.raises(ServerFailed):
        Server(retry_seconds=0.002).exists("memory://in/a.jpg")
    assert len(asked) > 1
    assert len({id(each) for each in asked}) == len(asked)


def test_a_server_with_an_unknown_key_is_not_asked_again(
    memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class HostKeyNotVerifiable(Exception):
        pass

    def fail(self: Any, path: str, **options: Any) -> Any:
        asked.append(path)
        raise HostKeyNotVerifiable

    monkeypatch.setattr(type(memory), "info", fail)
    with pytest.raises(ServerFailed):
        Server().exists("memory://in/a.jpg")
    assert len(asked) == 1


def test_keys_of_ssh_servers_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    given = dict[str, Any]()

    def url_to_fs(url: str, **options: Any) -> tuple[Any, str]:
        given.update(options)
        raise ConnectionRefusedError

    monkeypatch.setattr(fsspec.core, "url_to_fs", url_to_fs)
    with pytest.raises(ServerFailed):
        Server(retry_seconds=0).exists("sftp://host/in/a.jpg")
    assert given["known_hosts"] == ()


def test_a_result_whose_answer_was_lost_is_not_replaced(
    memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"1234")
    move, moves = type(memory).mv, list[str]()

    def lose_the_answer(self: Any, old: str, new: str, **options: Any) -> None:
        moves.append(new)
        move(self, old, new, **options)
        raise OSError("connection lost")

    monkeypatch.setattr(type(memory), "mv", lose_the_answer)
    monkeypatch.setattr("desktop.files.storage.remote_files.FIRST_PAUSE", 0.001)
    Server().upload(tmp_path / "a", "memory://out/a.jpg")
    assert moves == ["/out/a.jpg"]
    assert memory.find("/out") == ["/out/a.jpg"]


class NoWait(Event):
    """Event whose waiting takes no time."""

    def wait(self, timeout: float | None = None) -> bool:
        return self.is_set()


def test_silent_server_is_told_once_and_without_its_password(
    memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, stop, tries = list[ServerSilent](), NoWait(), list[int]()

    def fail(*_: object, **__: object) -> None:
        tries.append(1)
        if len(tries) == 20:
            stop.set()
        raise ConnectionRefusedError

    monkeypatch.setattr(type(memory), "info", fail)
    url = "memory://anna:hunter2@in/a.jpg"
    with pytest.raises(Cancelled):
        Server(stop, on_silence=told.append).exists(url)
    assert told == [ServerSilent("memory://anna:***@in/a.jpg", "ConnectionRefusedError", 5)]
