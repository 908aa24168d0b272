"""Everything that can be done from the keyboard, in one place."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.session.document.mask_editor import Tool
from desktop.ui.common.icons import icon
from desktop.ui.common.widgets import plain

THEMES = ("system", "light", "dark")


class Actions(QObject):
    """The actions of the window, with names, icons and keys. Those that need a photo are off
    until there is one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._make_for_files()
        self._make_for_restoring()
        self._make_for_looking()
        self._make_for_the_program()
        self._make_for_drawing()
        self._make_for_the_photo()
        self.tools = self._tool_group()
        self.themes = self._theme_group()
        self.enable_photo_actions(False)

    def _make_for_files(self) -> None:
        self.open = self._made(self.tr("Open…"), "open", "Ctrl+O")
        self.paste = self._made(self.tr("Paste"), "", "Ctrl+V")
        self.next_page = self._made(self.tr("Next picture of the file"), "", "PgDown")
        self.previous_page = self._made(self.tr("Previous picture of the file"), "", "PgUp")
        self.save = self._made(self.tr("Save project"), "save", "Ctrl+S")
        self.export = self._made(self.tr("Export…"), "export", "Ctrl+E")
        self.batch = self._made(self.tr("Restore many photos…"), "batch", "Ctrl+B")
        self.save_recipe = self._made(self.tr("Save recipe…"), "", "Ctrl+Shift+S")

    def _make_for_restoring(self) -> None:
        self.undo = self._made(self.tr("Undo"), "undo", "Ctrl+Z")
        self.redo = self._made(self.tr("Redo"), "redo", "Ctrl+Shift+Z", "Ctrl+Y")
        self.focus_instruction = self._made(self.tr("Say what is wrong"), "restore", "Ctrl+L")
        self.find_damage = self._made(self.tr("Find damage"), "damage", "Ctrl+F")
        self.cancel = self._made(self.tr("Cancel"), "cancel", "Esc")

    def _make_for_looking(self) -> None:
        self.compare = self._made(self.tr("Before and after"), "compare", "Y")
        self.compare.setCheckable(True)
        self.side_by_side = self._made(self.tr("Side by side"), "side", "Shift+Y")
        self.side_by_side.setCheckable(True)
        self.overlays = QActionGroup(self)
        self.overlays.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self.difference = self._overlay(self.tr("What was changed"), "Shift+D")
        self.invented = self._overlay(self.tr("Restored or invented"), "Shift+I")
        self.fit = self._made(self.tr("Fit"), "fit", "Ctrl+0", "Z")
        self.zoom_to_100 = self._made(self.tr("100 %"), "", "Ctrl+1")
        self.zoom_in = self._made(self.tr("Zoom in"), "zoom-in", "+", "=", "Ctrl++", "Ctrl+=")
        self.zoom_out = self._made(self.tr("Zoom out"), "zoom-out", "-", "Ctrl+-")

    def _make_for_the_program(self) -> None:
        self.palette = self._made(self.tr("Find a command…"), "search", "Ctrl+K")
        self.shortcuts = self._made(self.tr("Keys…"), "keys", "?", "F1")
        self.library = self._made(self.tr("Model library…"), "library", "Ctrl+Shift+M")
        self.settings = self._made(self.tr("Settings…"), "gear", "Ctrl+,")
        self.check_updates = self._made(self.tr("Check for a new version…"), "", "Ctrl+Shift+F1")
        self.whats_new = self._made(self.tr("What is new…"), "", "Ctrl+F1")
        self.about = self._made(self.tr("About Heirloom…"), "info", "Shift+F1")
        self.quit = self._made(self.tr("Quit"), "", "Ctrl+Q")

    def _make_for_drawing(self) -> None:
        self.larger = self._made(self.tr("Larger brush"), "", "]")
        self.smaller = self._made(self.tr("Smaller brush"), "", "[")
        self.swap = self._made(self.tr("Swap adding and subtracting"), "", "X")
        self.deselect = self._made(self.tr("Select nothing"), "", "Ctrl+D")
        self.invert = self._made(self.tr("Invert selection"), "invert", "Ctrl+I")

    def _make_for_the_photo(self) -> None:
        self.crop = self._made(self.tr("Crop and straighten"), "crop", "C")
        self.crop.setCheckable(True)
        self.turn_left = self._made(self.tr("Turn left"), "turn-left", "Ctrl+[")
        self.turn_right = self._made(self.tr("Turn right"), "turn-right", "Ctrl+]")
        self.levels = self._made(self.tr("Levels"), "levels", "Ctrl+Shift+L")
        self.curves = self._made(self.tr("Curves"), "curve", "Ctrl+Shift+U")
        self.merge = self._made(self.tr("Merge the two topmost layers"), "merge", "Ctrl+M")

    def enable_photo_actions(self, there: bool) -> None:
        """Whether a photo is open."""
        for action in (
            self.save,
            self.export,
            self.save_recipe,
            self.compare,
            self.fit,
            self.zoom_to_100,
            self.find_damage,
            self.difference,
        ):
            action.setEnabled(there)
        for action in (
            self.zoom_in,
            self.zoom_out,
            self.focus_instruction,
            self.side_by_side,
            self.invert,
        ):
            action.setEnabled(there)
        for action in (self.larger, self.smaller, self.swap, *self.tools.actions()):
            action.setEnabled(there)
        for action in (self.crop, self.turn_left, self.turn_right, self.levels, self.curves):
            action.setEnabled(there)
        if not there:
            self.enable_invention_overlay(False)
            self.enable_undo_redo(False, False)
            self.enable_selection_actions(False)
            self.enable_layer_actions(0)

    def enable_layer_actions(self, count: int) -> None:
        """How many layers there are."""
        self.merge.setEnabled(count > 1)

    def enable_invention_overlay(self, there: bool) -> None:
        """Whether it is known what was invented."""
        if self.invented.isChecked() and not there:
            self.invented.trigger()
        self.invented.setEnabled(there)

    def enable_selection_actions(self, there: bool) -> None:
        """Whether something is selected."""
        self.deselect.setEnabled(there)

    def enable_undo_redo(self, back: bool, forth: bool) -> None:
        """Whether there is something to undo, and to redo."""
        self.undo.setEnabled(back)
        self.redo.setEnabled(forth)

    def menu(self) -> QMenu:
        """All of them."""
        made = QMenu(self._window)
        made.addActions([self.open, self.paste, self.next_page, self.previous_page])
        made.addActions([self.save, self.export])
        made.addActions([self.save_recipe, self.batch])
        made.addSeparator()
        made.addActions(
            [self.undo, self.redo, self.focus_instruction, self.find_damage, self.cancel]
        )
        made.addSeparator()
        seen = made.addMenu(icon("eye"), self.tr("View"))
        seen.addActions(
            [
                self.compare,
                self.side_by_side,
                self.fit,
                self.zoom_to_100,
                self.zoom_in,
                self.zoom_out,
            ]
        )
        seen.addSeparator()
        seen.addActions(self.overlays.actions())
        photo = made.addMenu(icon("crop"), self.tr("Photo and layers"))
        photo.addActions([self.crop, self.turn_left, self.turn_right])
        photo.addActions([self.levels, self.curves, self.merge])
        looks = made.addMenu(icon("sun"), self.tr("Appearance"))
        looks.addActions(self.themes.actions())
        made.addSeparator()
        made.addActions([self.palette, self.library, self.settings, self.shortcuts])
        made.addActions([self.whats_new, self.check_updates, self.about, self.quit])
        return made

    def _made(self, name: str, drawn: str, *keys: str) -> QAction:
        action = QAction(name, self._window)
        if drawn:
            action.setIcon(icon(drawn))
        sequences = [QKeySequence(key) for key in keys]
        action.setShortcuts(sequences)
        shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(plain(f"{name.rstrip('…')} ({shown})"))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action

    def _overlay(self, name: str, key: str) -> QAction:
        made = self._made(name, "layers", key)
        made.setCheckable(True)
        self.overlays.addAction(made)
        return made

    def _tool_group(self) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for tool, name, key in (
            (Tool.HAND, self.tr("Move the photo"), "V"),
            (Tool.RECTANGLE, self.tr("Rectangle"), "R"),
            (Tool.ELLIPSE, self.tr("Ellipse"), "E"),
            (Tool.LASSO, self.tr("Lasso"), "L"),
            (Tool.POLYGON, self.tr("Polygon"), "P"),
            (Tool.BRUSH, self.tr("Brush"), "B"),
            (Tool.WAND, self.tr("Similar colours"), "W"),
            (Tool.HEAL, self.tr("Heal spots"), "J"),
        ):
            action = self._made(name, tool.value, key)
            action.setCheckable(True)
            action.setChecked(tool is Tool.HAND)
            action.setData(tool)
            group.addAction(action)
        return group

    def _theme_group(self) -> QActionGroup:
        group = QActionGroup(self)
        names = (self.tr("Like the system"), self.tr("Light"), self.tr("Dark"))
        for theme, name in zip(THEMES, names, strict=True):
            action = QAction(name, group)
            action.setCheckable(True)
            action.setData(theme)
        return group
