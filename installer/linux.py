"""Packages for Linux: .deb, AppImage and the tree that the Flatpak manifest uses."""

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from installer.facts import ID, NAME, ROOT, SYSTEM_LIBRARIES, project, version

TEMPLATES: Final = Path(__file__).parent / "for_linux"
"""Folder of the templates of desktop integration and package files."""
BUILD_FOLDER: Final = ROOT / "build" / "linux"
"""Folder of the files that are made on the way to the packages."""
ICON_SIDES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
"""Sides of the installed icons in pixels."""
ARCHITECTURES: Final = {"x86_64": "amd64", "aarch64": "arm64"}
"""Debian's names of processor architectures."""

DEPENDS: Final = ("libc6 (>= {libc})", *dict.fromkeys(SYSTEM_LIBRARIES.values()))
"""Debian packages that the .deb depends on.

The C library must be no older than the one built with.
"""

RUNTIME: Final = "HEIRLOOM_APPIMAGE_RUNTIME"
"""Environment variable with the path of the AppImage runtime, which mounts the contents."""

TARGETS: Final = {
    f"{ID}.desktop": f"usr/share/applications/{ID}.desktop",
    f"{ID}.metainfo.xml": f"usr/share/metainfo/{ID}.metainfo.xml",
    "heirloom.nemo_action": "usr/share/nemo/actions/heirloom.nemo_action",
    "heirloom-dolphin.desktop": "usr/share/kio/servicemenus/heirloom.desktop",
    "nautilus-extension": "usr/share/nautilus-python/extensions/heirloom.py",
}
"""Paths below `/` at which the filled templates are installed."""


def package(frozen: Path, packages: Path) -> None:
    """Write the .deb, and the AppImage if its runtime is available."""
    root = build_tree(frozen, BUILD_FOLDER / "root")
    build_deb(root, packages)
    folder = build_app_folder(root, BUILD_FOLDER / f"{NAME}.AppDir")
    runtime = os.environ.get(RUNTIME)
    if runtime:
        build_app_image(folder, Path(runtime), packages)


def build_tree(frozen: Path, root: Path) -> Path:
    """Lay out the program and its desktop files under `root` as they are installed below `/`."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen, root / "opt" / NAME, symlinks=True)
    for name, target_path in TARGETS.items():
        target = root / target_path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            _fill_template((TEMPLATES / name).read_text(encoding="utf-8")), encoding="utf-8"
        )
    icons = root / "usr/share/icons/hicolor"
    for side in ICON_SIDES:
        _copy(_icon(side), icons / f"{side}x{side}" / "apps" / f"{ID}.png")
    _copy(ROOT / "resources/icons/heirloom.svg", icons / "scalable" / "apps" / f"{ID}.svg")
    _copy(ROOT / "LICENSE", root / f"usr/share/doc/{NAME}/copyright")
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / NAME).symlink_to(f"../../opt/{NAME}/{NAME}")
    return root


def build_deb(root: Path, packages: Path) -> Path:
    """Build the .deb of a laid-out tree; return its path."""
    folder = BUILD_FOLDER / "deb"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, folder, symlinks=True)
    (folder / "DEBIAN").mkdir()
    (folder / "DEBIAN" / "control").write_text(control_file(root), encoding="utf-8")
    target = packages / f"{NAME}_{version()}_{_architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(folder), str(target)]
    subprocess.run(command, check=True)
    return target


def control_file(root: Path) -> str:
    """Return the text of the .deb's control file."""
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


def build_app_folder(root: Path, folder: Path) -> Path:
    """Lay out the contents of an AppImage."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, folder, symlinks=True)
    shutil.copy(TEMPLATES / "AppRun", folder / "AppRun")
    shutil.copy(folder / "usr/share/applications" / f"{ID}.desktop", folder)
    _copy(_icon(256), folder / f"{ID}.png")
    (folder / ".DirIcon").symlink_to(f"{ID}.png")
    return folder


def build_app_image(folder: Path, runtime: Path, packages: Path) -> Path:
    """Write the runtime followed by the folder as a compressed file system."""
    squashfs = BUILD_FOLDER / f"{NAME}.squashfs"
    squashfs.unlink(missing_ok=True)
    command = ["mksquashfs", str(folder), str(squashfs), "-root-owned", "-noappend", "-quiet"]
    subprocess.run([*command, "-comp", "zstd", "-no-progress"], check=True)
    target = packages / f"{NAME}-{version()}-{platform.machine()}.AppImage"
    target.write_bytes(runtime.read_bytes() + squashfs.read_bytes())
    target.chmod(0o755)
    return target


def _fill_template(text: str) -> str:
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
