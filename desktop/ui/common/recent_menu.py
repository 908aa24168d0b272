"""Menu with the photos and projects that were opened last."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.common.icons import icon
from desktop.ui.common.small_widgets import plain


class RecentMenu(QMenu):
    """Submenu of recent files; `wanted` carries the path of the chosen one."""

    wanted = Signal(object)
    forget_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open recent"))
        self.setIcon(icon("open"))
        self.setToolTipsVisible(True)
        self.show_files(())

    @Slot(object)
    def show_files(self, paths: tuple[Path, ...]) -> None:
        """List these `paths`, in this order; without any the menu is disabled."""
        self.clear()
        self.setEnabled(bool(paths))
        for path in paths:
            action = self.addAction(path.name.replace("&", "&&"))
            action.setToolTip(plain(str(path)))
            action.triggered.connect(lambda _=False, path=path: self.wanted.emit(path))
        self.addSeparator()
        self.addAction(self.tr("Clear this list")).triggered.connect(self.forget_wanted)
