"""Disk image for macOS, and the properties of the application bundle."""

import subprocess
from pathlib import Path
from typing import Any, Final

from installer.facts import ID, TITLE, project, version

PARTS: Final = Path(__file__).parent / "for_macos"
"""Folder of the packaging script of macOS and its data."""

PHOTO_TYPES: Final = (
    "public.jpeg",
    "public.png",
    "public.tiff",
    "public.heic",
    "public.avif",
    "public.jpeg-2000",
    "org.webmproject.webp",
    "com.microsoft.bmp",
    "com.compuserve.gif",
    "com.adobe.photoshop-image",
)
"""Uniform type identifiers of the photos that the program opens."""


def info_plist() -> dict[str, Any]:
    """Return the keys of Info.plist that PyInstaller does not write."""
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": version(),
        "CFBundleVersion": version(),
        "LSMinimumSystemVersion": "13.0",
        "LSApplicationCategoryType": "public.app-category.photography",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": f"The Heirloom authors, {project()['license']}",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Photo",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [*PHOTO_TYPES],
            },
            {
                "CFBundleTypeName": "OpenRaster",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [f"{ID}.openraster"],
            },
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": f"{ID}.openraster",
                "UTTypeDescription": "OpenRaster",
                "UTTypeConformsTo": ["public.data", "public.image"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["ora"],
                    "public.mime-type": ["image/openraster"],
                },
            }
        ],
    }


def package(frozen: Path, packages: Path) -> None:
    """Write the disk image, signed and notarised if the owner's keys are available."""
    app = frozen.parent / f"{TITLE}.app"
    script, *folders = map(str, (PARTS / "package.sh", app, packages))
    subprocess.run(["bash", script, *folders, version()], check=True)
