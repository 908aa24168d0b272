"""Laws of what is here and what is missing."""

from pathlib import Path

from models.catalog.inventory import DOWNLOADS, InstalledModel, InstallState, list_models
from models.core.progress import Progress
from models.core.wish import Wish
from models.http.connection_log import ConnectionLog
from models.library.installer import InstallOptions, ModelInstaller
from tests.fakes import enlarging_network


def holding(folder: Path, model: str) -> InstalledModel:
    return next(each for each in list_models(folder) if each.card.id == model)


def test_what_comes_with_the_program_is_installed_and_bundled(tmp_path: Path) -> None:
    found = holding(tmp_path, "heirloom-scratch")
    assert found.state is InstallState.INSTALLED
    assert found.bundled
    assert found.size > 0


def test_a_published_model_is_missing_until_it_is_brought_in(tmp_path: Path) -> None:
    assert holding(tmp_path, "nafnet-sidd-width32").state is InstallState.MISSING


def test_a_model_of_the_persons_own_can_be_told_from_the_programs(tmp_path: Path) -> None:
    file = enlarging_network(tmp_path / "Twice.onnx", 2)
    ModelInstaller(tmp_path).import_file(
        file, InstallOptions(wishes=(Wish.LOW_RESOLUTION,)), Progress()
    )
    found = holding(tmp_path, "twice")
    assert (found.state, found.bundled) == (InstallState.INSTALLED, False)


def test_it_is_told_which_parts_are_missing(tmp_path: Path) -> None:
    lacks = holding(tmp_path, "instructir-7d").missing
    assert set(lacks) == {"bge-micro-v2", "instructir-lmhead"}


def test_what_has_come_of_a_download_is_counted_until_it_is_dropped(tmp_path: Path) -> None:
    (tmp_path / DOWNLOADS).mkdir()
    (tmp_path / DOWNLOADS / "BSRNet.pth.part").write_bytes(b"1234")
    assert holding(tmp_path, "bsrnet").downloaded == 4
    ModelInstaller(tmp_path).discard_download("bsrnet")
    assert holding(tmp_path, "bsrnet").downloaded == 0


def test_every_recorded_connection_can_be_read_again(tmp_path: Path) -> None:
    record = ConnectionLog(tmp_path)
    assert record.all() == ()
    with record.open_record("https://example.org/a", "a test") as connection:
        connection.ended(5, "whole")
    with record.open_record("https://example.org/b", "another"):
        pass
    first, second = record.all()
    assert (first.url, first.why, first.received, first.outcome) == (
        "https://example.org/a",
        "a test",
        5,
        "whole",
    )
    assert (second.url, second.outcome) == ("https://example.org/b", "cancelled")
