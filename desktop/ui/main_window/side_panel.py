"""Side panel: findings, plan, layers, inspector and history beside the photo."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.document.document import Document
from desktop.ui.common.small_widgets import button, card, label, line, row, scrolling
from desktop.ui.common.translator import Translator
from desktop.ui.panels.face_strip import FaceStrip
from desktop.ui.panels.history_panel import HistoryPanel
from desktop.ui.panels.inspector_panel import InspectorPanel
from desktop.ui.panels.layers_panel import LayersPanel
from desktop.ui.panels.plan_panel import PlanPanel
from desktop.ui.panels.thumbnails import Thumbnails
from models.core.plan import Finding
from models.core.wish_table import Wish

WIDTH = 328
"""Width of the panel, in device-independent pixels."""


class SidePanel(QWidget):
    """Container of the panels for findings, plan, layers, inspector and history.

    `damage_wanted` is emitted when the user asks to see the damage found."""

    damage_wanted = Signal()

    def __init__(
        self, translator: Translator, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._translator = translator
        self.plan, self.history = PlanPanel(translator), HistoryPanel()
        self.layers, self.inspector = (
            LayersPanel(translator, thumbnails),
            InspectorPanel(translator),
        )
        self.faces = FaceStrip()
        self._findings_card, card_layout = card("notice")
        self._findings = label("", "small", wraps=True)
        card_layout.addWidget(self._findings)
        self._damage_button = button(self.tr("Show the damage"), "chip", "damage")
        self._damage_button.setToolTip(
            self.tr("Find scratches and dust, check the result and repair them (Ctrl+F)")
        )
        self._damage_button.clicked.connect(self.damage_wanted)
        card_layout.addLayout(row(self._damage_button, None))
        self._pages = QStackedWidget()
        self._tabs = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(0)
        column.addLayout(row(*self._tab_buttons(), None, spacing=16))
        column.addWidget(line())
        column.addSpacing(12)
        column.addWidget(self._pages, 1)
        self._add_pages()
        self._findings_card.hide()

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show a document in all panels that depend on it."""
        self.layers.show_document(document)
        self.plan.show_picture_size(document.visible_rect)
        self.plan.show_selected(document.selection is not None)
        self.inspector.show_document(document)
        self.faces.show_document(document)

    @Slot(object)
    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show the findings of the diagnosis, with a damage button if scratches are likely."""
        self._findings.setText(self._translator.findings(findings))
        has_damage = any(each.kind is Wish.SCRATCHES and each.is_shown for each in findings)
        self._damage_button.setVisible(has_damage)
        self._findings_card.show()

    @Slot()
    def hide_findings(self) -> None:
        """Hide the findings of the previous photo."""
        self._findings_card.hide()

    @Slot()
    def show_restoration_tab(self) -> None:
        """Select the tab with plan and layers."""
        self._tabs.buttons()[0].click()

    def _tab_buttons(self) -> tuple[QPushButton, QPushButton]:
        tabs = button(self.tr("Restoration"), "tab"), button(self.tr("History"), "tab")
        for index, tab in enumerate(tabs):
            tab.setCheckable(True)
            self._tabs.addButton(tab, index)
        tabs[0].setChecked(True)
        self._tabs.idClicked.connect(self._pages.setCurrentIndex)
        return tabs

    def _add_pages(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self._findings_card)
        column.addWidget(self.plan)
        column.addWidget(label(self.tr("Layers"), "title"))
        column.addWidget(self.layers)
        column.addWidget(self.inspector)
        column.addWidget(self.faces)
        column.addStretch(1)
        self._pages.addWidget(scrolling(page))
        self._pages.addWidget(self.history)
