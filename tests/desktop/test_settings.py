"""Settings file and engine settings."""

from pathlib import Path

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
