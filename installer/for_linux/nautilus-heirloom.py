"""Adds "Restore with Heirloom" to the menu of a photo in the file manager of GNOME; loaded by
nautilus-python where that is installed."""

import subprocess

from gi.repository import GObject, Nautilus


class RestoreWithHeirloom(GObject.GObject, Nautilus.MenuProvider):
    """Offers the entry for one photo."""

    def get_file_items(self, *given: object) -> list[object]:
        """The file manager's question; the selected files are its last argument."""
        files = given[-1]
        if len(files) != 1 or not files[0].get_mime_type().startswith("image/"):
            return []
        item = Nautilus.MenuItem(name="Heirloom::restore", label="Restore with Heirloom")
        item.connect("activate", self._open, files[0].get_location().get_path())
        return [item]

    def _open(self, _: object, path: str) -> None:
        subprocess.Popen(["heirloom", path], start_new_session=True)
