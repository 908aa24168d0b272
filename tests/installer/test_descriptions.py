"""Laws of what systems are told about the program, and of what is frozen."""

import ast
import plistlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path, PurePath

import pytest

from desktop.files.formats.formats import ENDINGS
from installer import linux, macos, sums, windows
from installer.facts import ID, LEFT_OUT, NOT_SHIPPED, ROOT, project, version
from installer.licences import holds_licence
from installer.modules import wanted
from installer.shipped import normal
from main import main

PARTS = ROOT / "installer"


def imports_of(package: str) -> Iterator[str]:
    """Every module that the modules of a package name, `a.b` for `from a import b` too."""
    for file in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_window_needs_no_qt_module_that_is_left_out() -> None:
    needed = {name for name in imports_of("desktop") if name.startswith("PySide6")}
    assert needed
    assert needed.isdisjoint(LEFT_OUT)


def test_what_is_not_shipped_is_not_imported() -> None:
    used = {
        normal(name.partition(".")[0]) for of in ("desktop", "models") for name in imports_of(of)
    }
    assert used.isdisjoint(NOT_SHIPPED)


def test_the_version_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.strip() == version() == project()["version"]
    assert f"## {version()}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_desktop_entry_opens_photos() -> None:
    entry = RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(PARTS / "for_linux" / f"{ID}.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert (told["Exec"], told["Icon"]) == ("heirloom %f", ID)
    assert {"image/jpeg", "image/tiff", "image/heif"} <= set(told["MimeType"].split(";"))


def test_the_software_centre_is_told_the_same_name() -> None:
    told = ET.parse(PARTS / "for_linux" / f"{ID}.metainfo.xml").getroot()  # noqa: S314  ours
    assert told.findtext("id") == ID
    assert told.findtext("launchable") == f"{ID}.desktop"
    assert told.findtext("project_license") == project()["license"]


def test_what_macos_is_told_can_be_written() -> None:
    told = plistlib.loads(plistlib.dumps(macos.properties()))
    assert told["CFBundleShortVersionString"] == version()
    rights = plistlib.loads((PARTS / "for_macos" / "entitlements.plist").read_bytes())
    assert all(name.startswith("com.apple.security.cs.") for name in rights)


def test_the_setup_script_is_given_all_that_it_asks_for() -> None:
    script = windows.SCRIPT.read_text(encoding="utf-8")
    asked = set(re.findall(r"\{#(\w+)\}", script)) - set(re.findall(r"#define (\w+)", script))
    words = windows.command(Path("frozen"), Path("packages"))
    given = {word[2:].partition("=")[0] for word in words if word.startswith("/D")}
    assert asked == given


def test_the_setup_asks_for_no_administrator_and_offers_what_is_read() -> None:
    script = windows.SCRIPT.read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script
    assert "HKLM" not in script
    offered = set(re.findall(r'SupportedTypes".*ValueName: "(\.\w+)"', script))
    assert offered <= set(ENDINGS)


def test_debian_is_told_version_and_size(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(300_000))
    told = linux.control(tmp_path)
    assert f"Version: {version()}\n" in told
    assert "Installed-Size: 292\n" in told


@pytest.mark.parametrize(
    ("file", "goes_in"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/Qt/lib/QtPdf.framework/Versions/Current", False),
        ("PySide6/Qt/lib/libQt6WaylandClient.so.6", True),
        ("PySide6/Qt/translations/qtbase_ko.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("resources/translations/heirloom_ko.qm", True),
        ("resources/translations/heirloom_ko.ts", False),
        ("numpy-2.4.6.dist-info/METADATA", True),
        ("numpy-2.4.6.dist-info/RECORD", False),
        ("numpy-2.4.6.dist-info/licenses/LICENSE.txt", False),
        ("resources/samples/nagasaki-boats.jpg", True),
    ],
)
def test_what_goes_into_the_folder(file: str, goes_in: bool) -> None:
    assert wanted(file) == goes_in


@pytest.mark.parametrize(
    ("file", "holds"),
    [
        ("a-1.dist-info/licenses/LICENSE", True),
        ("onnxruntime/ThirdPartyNotices.txt", True),
        ("a/licences.py", False),
        ("a/data.txt", False),
    ],
)
def test_which_files_are_licences(file: str, holds: bool) -> None:
    assert holds_licence(PurePath(file)) == holds


def test_checksums_can_be_checked(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"abc")
    sums.write(tmp_path)
    sums.write(tmp_path)
    ours = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (tmp_path / "SHA256SUMS").read_text() == f"{ours}  a.deb\n"
