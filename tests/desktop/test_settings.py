"""Settings file and engine settings."""

import os
import sys
from pathlib import Path

import pytest

from desktop.files.storage.settings_repair import repair_settings
from desktop.settings import Folders, Settings
from models.core.device import Device


def test_written_settings_are_read_back(tmp_path: Path) -> None:
    settings = Settings(Device.CPU, "dark", "de", 100, 128, "tiff", 80)
    settings.write(tmp_path)
    assert Settings.read(tmp_path) == settings


def test_invalid_settings_files_give_the_defaults(tmp_path: Path) -> None:
    for text in ("device = 'abacus'", "cache = 'much'", "theme = 3", "cache ="):
        (tmp_path / "settings.toml").write_text(text)
        assert Settings.read(tmp_path) == Settings()


def test_engine_settings_hold_both_memory_limits_in_bytes(tmp_path: Path) -> None:
    settings = Settings(memory=512, vram=3072).engine(Folders.under(tmp_path))
    assert (settings.memory, settings.vram) == (512 << 20, 3072 << 20)
    assert (settings.models, settings.addon) == (tmp_path / "models", tmp_path / "addon")


def test_invalid_field_costs_no_other_field(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("theme = 'dark'\ncache = 'much'\noffline = true\n")
    assert Settings.check(tmp_path) == (Settings(theme="dark", offline=True), ("cache",))


@pytest.mark.parametrize(
    "line",
    [
        "quality = 0",
        "cache = -1",
        "memory = 1" + "0" * 400,
        "agreed = [1]",
        "display = 'a\\u0000b'".replace("'", '"'),
        "device = 'abacus'",
        "offline = 1",
    ],
)
def test_value_outside_of_its_range_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "settings.toml").write_text(line)
    assert Settings.check(tmp_path) == (Settings(), (line.split(maxsplit=1)[0],))


def test_deeply_nested_settings_give_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("x = " + "[" * 100_000)
    assert Settings.check(tmp_path) == (Settings(), ("settings.toml",))


@pytest.mark.skipif(sys.platform == "win32", reason="devices in folders")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_pipe_or_device_as_settings_gives_the_defaults(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "settings.toml"
    os.mkfifo(file) if kind == "pipe" else file.symlink_to("/dev/zero")
    assert Settings.check(tmp_path) == (Settings(), ("settings.toml",))


def test_fields_of_a_newer_version_stay_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("hologram = true\n")
    Settings(theme="dark").write(tmp_path)
    assert "hologram = true" in (tmp_path / "settings.toml").read_text()


def test_write_keeps_a_dated_copy_of_the_old_file(tmp_path: Path) -> None:
    Settings(theme="dark").write(tmp_path)
    Settings(theme="light").write(tmp_path)
    (copy,) = (tmp_path / "copies").iterdir()
    assert 'theme = "dark"' in copy.read_text()


def test_repair_keeps_the_damaged_file_and_the_valid_fields(tmp_path: Path) -> None:
    text = "theme = 'dark'\ncache = 'much'\n"
    (tmp_path / "settings.toml").write_text(text)
    notice = repair_settings(tmp_path)
    assert notice is not None
    assert notice.kept.read_text() == text
    assert notice.detail == "cache"
    assert Settings.check(tmp_path) == (Settings(theme="dark"), ())


def test_repair_leaves_valid_settings_alone(tmp_path: Path) -> None:
    Settings(theme="dark").write(tmp_path)
    assert repair_settings(tmp_path) is None
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]


def test_settings_below_a_file_are_missing_and_not_damaged(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Settings.check(tmp_path / "file" / "heirloom") == (Settings(), ())
