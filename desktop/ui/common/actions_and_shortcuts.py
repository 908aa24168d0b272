"""Actions of the main window: names, icons and keyboard shortcuts of all commands."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.session.document.mask_editor import Tool
from desktop.ui.common.icons import icon
from desktop.ui.common.recent_menu import RecentMenu
from desktop.ui.common.small_widgets import plain
from desktop.ui.common.translator import translate
from models.core.wish_table import Wish

THEMES = ("system", "light", "dark")
"""Values of `Settings.theme`, in the order of the menu."""


DIRECT = (Wish.RED_EYE, Wish.VIGNETTE, Wish.CLARITY, Wish.HAZE, Wish.HALFTONE)
"""Wishes with an action of their own in the menu."""

KEYWORDS = "keywords"
"""Name of the property of an action with further words by which it is found."""


class Actions(QObject):
    """Set of all actions of the window.

    Actions that need a photo, a layer or a selection are disabled until there is one.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._make_file_actions()
        self._make_restoration_actions()
        self._make_view_actions()
        self._make_program_actions()
        self._make_drawing_actions()
        self._make_photo_actions()
        self.recent_menu = RecentMenu(window)
        self.tools = self._make_tool_group()
        self.themes = self._make_theme_group()
        self.enable_photo_actions(False)

    def _make_file_actions(self) -> None:
        self.open = self._make_action(self.tr("Open…"), "open", "Ctrl+O")
        self.paste = self._make_action(self.tr("Paste"), "", "Ctrl+V")
        self.next_page = self._make_action(self.tr("Next picture of the file"), "", "PgDown")
        self.previous_page = self._make_action(self.tr("Previous picture of the file"), "", "PgUp")
        self.save = self._make_action(self.tr("Save project"), "save", "Ctrl+S")
        self.export = self._make_action(self.tr("Export…"), "export", "Ctrl+E")
        self.comparison = self._make_action(self.tr("Export before and after…"), "compare")
        self.facts = self._make_action(self.tr("About this photo…"), "info", "Ctrl+Shift+D")
        self.facts.setProperty(KEYWORDS, self.tr("caption people names date place album faces"))
        self.facts_many = self._make_action(self.tr("About many photos…"), "info")
        self.split = self._make_action(self.tr("Cut out prints of a scan…"), "side", "Ctrl+Shift+P")
        self.split.setProperty(KEYWORDS, self.tr("split album page flatbed several photos"))
        self.batch = self._make_action(self.tr("Restore many photos…"), "batch", "Ctrl+B")
        self.save_recipe = self._make_action(self.tr("Save recipe…"), "", "Ctrl+Shift+S")

    def _make_restoration_actions(self) -> None:
        self.undo = self._make_action(self.tr("Undo"), "undo", "Ctrl+Z")
        self.redo = self._make_action(self.tr("Redo"), "redo", "Ctrl+Shift+Z", "Ctrl+Y")
        self.focus_instruction = self._make_action(
            self.tr("Enter an instruction"), "restore", "Ctrl+L"
        )
        self.find_damage = self._make_action(self.tr("Find damage"), "damage", "Ctrl+F")
        self.cancel = self._make_action(self.tr("Cancel"), "cancel", "Esc")

    def _make_view_actions(self) -> None:
        self.compare = self._make_action(self.tr("Before and after"), "compare", "Y")
        self.compare.setCheckable(True)
        self.side_by_side = self._make_action(self.tr("Side by side"), "side", "Shift+Y")
        self.side_by_side.setCheckable(True)
        self.overlays = QActionGroup(self)
        self.overlays.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self.difference = self._make_overlay_action(self.tr("Changes"), "Shift+D")
        self.invented = self._make_overlay_action(self.tr("Restored or invented"), "Shift+I")
        self.fit = self._make_action(self.tr("Fit"), "fit", "Ctrl+0", "Z")
        self.zoom_to_100 = self._make_action(self.tr("100 %"), "", "Ctrl+1")
        self.zoom_in = self._make_action(
            self.tr("Zoom in"), "zoom-in", "+", "=", "Ctrl++", "Ctrl+="
        )
        self.zoom_out = self._make_action(self.tr("Zoom out"), "zoom-out", "-", "Ctrl+-")

    def _make_program_actions(self) -> None:
        self.palette = self._make_action(self.tr("Find a command…"), "search", "Ctrl+K")
        self.shortcuts = self._make_action(self.tr("Keys…"), "keys", "?", "F1")
        self.sentences = self._make_action(self.tr("What you can say…"), "send", "Alt+F1")
        self.library = self._make_action(self.tr("Model library…"), "library", "Ctrl+Shift+M")
        self.settings = self._make_action(self.tr("Settings…"), "gear", "Ctrl+,")
        self.check_updates = self._make_action(
            self.tr("Check for a new version…"), "", "Ctrl+Shift+F1"
        )
        self.whats_new = self._make_action(self.tr("What is new…"), "", "Ctrl+F1")
        self.about = self._make_action(self.tr("About Heirloom…"), "info", "Shift+F1")
        self.quit = self._make_action(self.tr("Quit"), "", "Ctrl+Q")

    def _make_drawing_actions(self) -> None:
        self.larger = self._make_action(self.tr("Larger brush"), "", "]")
        self.smaller = self._make_action(self.tr("Smaller brush"), "", "[")
        self.swap = self._make_action(self.tr("Swap adding and subtracting"), "", "X")
        self.fill = self._make_action(self.tr("Fill the selection"), "heal", "F", "Shift+F5")
        self.deselect = self._make_action(self.tr("Deselect"), "", "Ctrl+D")
        self.invert = self._make_action(self.tr("Invert selection"), "invert", "Ctrl+I")

    def _make_photo_actions(self) -> None:
        self.crop = self._make_action(self.tr("Crop and straighten"), "crop", "C")
        self.crop.setCheckable(True)
        self.turn_left = self._make_action(self.tr("Turn left"), "turn-left", "Ctrl+[")
        self.turn_right = self._make_action(self.tr("Turn right"), "turn-right", "Ctrl+]")
        self.levels = self._make_action(self.tr("Levels and colour"), "levels", "Ctrl+Shift+L")
        self.levels.setProperty(
            KEYWORDS,
            self.tr("brightness contrast warmth tint saturation vibrance white balance histogram"),
        )
        self.curves = self._make_action(self.tr("Curves"), "curve", "Ctrl+Shift+U")
        self.repairs = tuple(self._make_repair_action(wish) for wish in DIRECT)
        self.reference = self._make_action(self.tr("Colours of another photo…"), "", "Ctrl+Shift+K")
        self.merge = self._make_action(self.tr("Merge the two topmost layers"), "merge", "Ctrl+M")

    def enable_photo_actions(self, available: bool) -> None:
        """Enable the actions that need an open photo if one is `available`, else disable them."""
        for action in (
            self.save,
            self.export,
            self.comparison,
            self.facts,
            self.save_recipe,
            self.compare,
            self.fit,
            self.zoom_to_100,
            self.find_damage,
            self.difference,
            self.reference,
        ):
            action.setEnabled(available)
        for action in (
            self.zoom_in,
            self.zoom_out,
            self.focus_instruction,
            self.side_by_side,
            self.invert,
        ):
            action.setEnabled(available)
        for action in (self.larger, self.smaller, self.swap, *self.tools.actions()):
            action.setEnabled(available)
        for action in (self.crop, self.turn_left, self.turn_right, *self.repairs):
            action.setEnabled(available)
        for action in (self.levels, self.curves):
            action.setEnabled(available)
        if not available:
            self.enable_invention_overlay(False)
            self.show_undo_redo("", "")
            self.enable_selection_actions(False)
            self.enable_layer_actions(0)

    def enable_layer_actions(self, count: int) -> None:
        """Enable merging if the document has two layers or more; `count` is their number."""
        self.merge.setEnabled(count > 1)

    def enable_invention_overlay(self, available: bool) -> None:
        """Enable the overlay of invention maps if `available`; else disable and switch it off."""
        if self.invented.isChecked() and not available:
            self.invented.trigger()
        self.invented.setEnabled(available)

    def enable_selection_actions(self, available: bool) -> None:
        """Enable the actions that need a selection if one is `available`, else disable them."""
        for action in (self.fill, self.deselect):
            action.setEnabled(available)

    def show_undo_redo(self, undone: str, redone: str) -> None:
        """Name the edits that undo and redo would change; an empty name disables the action.

        `undone` is the edit that undo takes back, `redone` the one that redo makes again."""
        for action, name, template, edit in (
            (self.undo, self.tr("Undo"), self.tr("Undo: {edit}"), undone),
            (self.redo, self.tr("Redo"), self.tr("Redo: {edit}"), redone),
        ):
            action.setEnabled(bool(edit))
            text = template.format(edit=edit) if edit else name
            action.setText(text.replace("&", "&&"))
            action.setToolTip(plain(_tip(action, text)))

    def menu(self) -> QMenu:
        """Build the main menu with all actions."""
        menu = QMenu(self._window)
        menu.addAction(self.open)
        menu.addMenu(self.recent_menu)
        menu.addActions([self.paste, self.next_page, self.previous_page])
        menu.addActions([self.save, self.export, self.comparison])
        menu.addActions([self.facts, self.facts_many])
        menu.addActions([self.save_recipe, self.split, self.batch])
        menu.addSeparator()
        menu.addActions([self.undo, self.redo, self.focus_instruction])
        menu.addActions([self.find_damage, self.fill, self.cancel])
        menu.addSeparator()
        view = menu.addMenu(icon("eye"), self.tr("View"))
        view.addActions(
            [
                self.compare,
                self.side_by_side,
                self.fit,
                self.zoom_to_100,
                self.zoom_in,
                self.zoom_out,
            ]
        )
        view.addSeparator()
        view.addActions(self.overlays.actions())
        photo = menu.addMenu(icon("crop"), self.tr("Photo and layers"))
        photo.addActions([self.crop, self.turn_left, self.turn_right])
        photo.addActions([self.levels, self.curves, self.reference, self.merge])
        photo.addSeparator()
        photo.addActions(self.repairs)
        appearance = menu.addMenu(icon("sun"), self.tr("Appearance"))
        appearance.addActions(self.themes.actions())
        menu.addSeparator()
        menu.addActions([self.palette, self.library, self.settings])
        menu.addActions([self.sentences, self.shortcuts])
        menu.addActions([self.whats_new, self.check_updates, self.about, self.quit])
        return menu

    def _make_action(self, name: str, icon_name: str, *keys: str) -> QAction:
        action = QAction(name, self._window)
        if icon_name:
            action.setIcon(icon(icon_name))
        sequences = [QKeySequence(key) for key in keys]
        action.setShortcuts(sequences)
        action.setToolTip(plain(_tip(action, name)))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action

    def _make_repair_action(self, wish: Wish) -> QAction:
        """Create the action that plans a wish without a sentence; its data is the wish."""
        action = self._make_action(translate(wish.spec.title) + "…", "restore")
        action.setData(wish)
        return action

    def _make_overlay_action(self, name: str, key: str) -> QAction:
        action = self._make_action(name, "layers", key)
        action.setCheckable(True)
        self.overlays.addAction(action)
        return action

    def _make_tool_group(self) -> QActionGroup:
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
            (Tool.COLOUR, self.tr("Paint colours"), "K"),
        ):
            action = self._make_action(name, tool.value, key)
            action.setCheckable(True)
            action.setChecked(tool is Tool.HAND)
            action.setData(tool)
            group.addAction(action)
        return group

    def _make_theme_group(self) -> QActionGroup:
        group = QActionGroup(self)
        names = (self.tr("Like the system"), self.tr("Light"), self.tr("Dark"))
        for theme, name in zip(THEMES, names, strict=True):
            action = QAction(name, group)
            action.setCheckable(True)
            action.setData(theme)
        return group


def _tip(action: QAction, text: str) -> str:
    """Return the tooltip of an action: a text and the action's first keyboard shortcut, if any."""
    name = text.rstrip("…")
    key_text = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{name} ({key_text})" if key_text else name
