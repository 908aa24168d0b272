"""Inventory of models, and the connection log."""

from pathlib import Path

from models.catalog.install_states import DOWNLOADS, InstalledModel, InstallState, list_models
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.http.connection_log import ConnectionLog
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from tests.fakes import enlarging_network


def installed(folder: Path, model: str) -> InstalledModel:
    return next(each for each in list_models(folder) if each.card.id == model)


def test_a_bundled_model_is_installed_and_bundled(tmp_path: Path) -> None:
    model = installed(tmp_path, "heirloom-scratch")
    assert model.state is InstallState.INSTALLED
    assert model.bundled
    assert model.size > 0


def test_a_published_model_is_missing_before_its_import(tmp_path: Path) -> None:
    assert installed(tmp_path, "nafnet-sidd-width32").state is InstallState.MISSING


def test_an_imported_model_is_not_bundled(tmp_path: Path) -> None:
    file = enlarging_network(tmp_path / "Twice.onnx", 2)
    ModelInstaller(tmp_path).import_file(
        file, InstallOptions(wishes=(Wish.LOW_RESOLUTION,)), Progress()
    )
    model = installed(tmp_path, "twice")
    assert (model.state, model.bundled) == (InstallState.INSTALLED, False)


def test_missing_parts_of_a_model_are_listed(tmp_path: Path) -> None:
    missing = installed(tmp_path, "instructir-7d").missing
    assert set(missing) == {"bge-micro-v2", "instructir-lmhead"}


def test_bytes_of_a_partial_download_are_counted_until_it_is_discarded(tmp_path: Path) -> None:
    (tmp_path / DOWNLOADS).mkdir()
    (tmp_path / DOWNLOADS / "BSRNet.pth.part").write_bytes(b"1234")
    assert installed(tmp_path, "bsrnet").downloaded == 4
    ModelInstaller(tmp_path).discard_download("bsrnet")
    assert installed(tmp_path, "bsrnet").downloaded == 0


def test_recorded_connections_are_read_back(tmp_path: Path) -> None:
    log = ConnectionLog(tmp_path)
    assert log.all() == ()
    with log.open_record("https://example.org/a", "a test") as connection:
        connection.ended(5, "whole")
    with log.open_record("https://example.org/b", "another"):
        pass
    first, second = log.all()
    assert (first.url, first.why, first.received, first.outcome) == (
        "https://example.org/a",
        "a test",
        5,
        "whole",
    )
    assert (second.url, second.outcome) == ("https://example.org/b", "cancelled")
