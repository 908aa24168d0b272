"""Packages for Linux: .deb, AppImage and the tree that the Flatpak manifest takes."""

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from installer.facts import FROM_SYSTEM, ID, NAME, ROOT, project, version

PARTS: Final = Path(__file__).parent / "for_linux"
MADE: Final = ROOT / "build" / "linux"
ICON_SIDES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
ARCHITECTURES: Final = {"x86_64": "amd64", "aarch64": "arm64"}

DEPENDS: Final = ("libc6 (>= {libc})", *dict.fromkeys(FROM_SYSTEM.values()))
"""The C library must be no older than the one built with."""

RUNTIME: Final = "HEIRLOOM_APPIMAGE_RUNTIME"
"""Names the file that stands before an AppImage's contents and mounts them."""

PLACES: Final = {
    f"{ID}.desktop": f"usr/share/applications/{ID}.desktop",
    f"{ID}.metainfo.xml": f"usr/share/metainfo/{ID}.metainfo.xml",
    "heirloom.nemo_action": "usr/share/nemo/actions/heirloom.nemo_action",
    "heirloom-dolphin.desktop": "usr/share/kio/servicemenus/heirloom.desktop",
    "nautilus-extension": "usr/share/nautilus-python/extensions/heirloom.py",
}


def package(frozen: Path, packages: Path) -> None:
    """Write the .deb, and the AppImage where its runtime is at hand."""
    root = tree(frozen, MADE / "root")
    deb(root, packages)
    folder = app_folder(root, MADE / f"{NAME}.AppDir")
    runtime = os.environ.get(RUNTIME)
    if runtime:
        app_image(folder, Path(runtime), packages)


def tree(frozen: Path, root: Path) -> Path:
    """The program and what desktops want to know of it, as they lie below `/`."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen, root / "opt" / NAME, symlinks=True)
    for name, place in PLACES.items():
        target = root / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_filled((PARTS / name).read_text(encoding="utf-8")), encoding="utf-8")
    icons = root / "usr/share/icons/hicolor"
    for side in ICON_SIDES:
        _copy(_icon(side), icons / f"{side}x{side}" / "apps" / f"{ID}.png")
    _copy(ROOT / "resources/icons/heirloom.svg", icons / "scalable" / "apps" / f"{ID}.svg")
    _copy(ROOT / "LICENSE", root / f"usr/share/doc/{NAME}/copyright")
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / NAME).symlink_to(f"../../opt/{NAME}/{NAME}")
    return root


def deb(root: Path, packages: Path) -> Path:
    """The package of Debian, Ubuntu and Mint."""
    whole = MADE / "deb"
    shutil.rmtree(whole, ignore_errors=True)
    shutil.copytree(root, whole, symlinks=True)
    (whole / "DEBIAN").mkdir()
    (whole / "DEBIAN" / "control").write_text(control(root), encoding="utf-8")
    target = packages / f"{NAME}_{version()}_{_architecture()}.deb"
    words = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(whole), str(target)]
    subprocess.run(words, check=True)
    return target


def control(root: Path) -> str:
    """What dpkg is told."""
    size = sum(file.lstat().st_size for file in root.rglob("*") if file.is_file())
    lines = {
        "Package": NAME,
        "Version": version(),
        "Architecture": _architecture(),
        "Maintainer": "The Heirloom authors <heirloom@localhost>",
        "Installed-Size": str(size // 1024),
        "Depends": ", ".join(DEPENDS).format(libc=platform.libc_ver()[1]),
        "Section": "graphics",
        "Priority": "optional",
        "Description": f"{project()['description']}\n Says what was understood before it starts,"
        " keeps every step as a layer,\n and never sends anything anywhere.",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def app_folder(root: Path, folder: Path) -> Path:
    """What lies in an AppImage."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, folder, symlinks=True)
    shutil.copy(PARTS / "AppRun", folder / "AppRun")
    shutil.copy(folder / "usr/share/applications" / f"{ID}.desktop", folder)
    _copy(_icon(256), folder / f"{ID}.png")
    (folder / ".DirIcon").symlink_to(f"{ID}.png")
    return folder


def app_image(folder: Path, runtime: Path, packages: Path) -> Path:
    """The runtime, and behind it the folder as a compressed file system."""
    inside = MADE / f"{NAME}.squashfs"
    inside.unlink(missing_ok=True)
    words = ["mksquashfs", str(folder), str(inside), "-root-owned", "-noappend", "-quiet"]
    subprocess.run([*words, "-comp", "zstd", "-no-progress"], check=True)
    target = packages / f"{NAME}-{version()}-{platform.machine()}.AppImage"
    target.write_bytes(runtime.read_bytes() + inside.read_bytes())
    target.chmod(0o755)
    return target


def _filled(text: str) -> str:
    today = datetime.now(UTC).date().isoformat()
    return text.replace("@VERSION@", version()).replace("@DATE@", today)


def _icon(side: int) -> Path:
    return ROOT / "build" / "icons" / f"{NAME}-{side}.png"


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _architecture() -> str:
    machine = platform.machine()
    return ARCHITECTURES.get(machine, machine)
