"""Tests of the connection log."""

from pathlib import Path

from models.http.connection_log import NAME, ConnectionLog


def test_passwords_of_urls_are_not_recorded(tmp_path: Path) -> None:
    log = ConnectionLog(tmp_path)
    with log.open_record("https://anna:hunter2@mirror/x", "a test"):
        pass
    (record,) = log.all()
    assert record.url == "https://anna:***@mirror/x"
    assert "hunter2" not in (tmp_path / NAME).read_text(encoding="utf-8")
