"""Laws of the settings."""

from pathlib import Path

from desktop.settings import Folders, Settings
from models.core.device import Device


def test_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    settings = Settings(Device.CPU, "dark", "de", 100, 128, "tiff", 80)
    settings.write(tmp_path)
    assert Settings.read(tmp_path) == settings


def test_settings_that_cannot_be_read_are_the_defaults(tmp_path: Path) -> None:
    for text in ("device = 'abacus'", "cache = 'much'", "theme = 3", "cache ="):
        (tmp_path / "settings.toml").write_text(text)
        assert Settings.read(tmp_path) == Settings()


def test_an_engine_is_told_both_limits_of_memory_in_bytes(tmp_path: Path) -> None:
    told = Settings(memory=512, vram=3072).engine(Folders.under(tmp_path))
    assert (told.memory, told.vram) == (512 << 20, 3072 << 20)
    assert (told.models, told.addon) == (tmp_path / "models", tmp_path / "addon")
