"""The column beside the photo: what was found, the plan, the layers, the history."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.common.translator import Translator
from desktop.ui.common.widgets import button, card, label, line, row, scrolling
from desktop.ui.panels.history_panel import HistoryPanel
from desktop.ui.panels.inspector_panel import InspectorPanel
from desktop.ui.panels.layers_panel import LayersPanel
from desktop.ui.panels.plan_panel import PlanPanel
from desktop.ui.panels.thumbnails import Thumbnails
from models.core.plan import Finding
from models.core.wish import Wish

WIDTH = 328


class SidePanel(QWidget):
    """Holds the panels; knows nothing of what they say."""

    damage_wanted = Signal()

    def __init__(
        self, words: Translator, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._words = words
        self.plan, self.history = PlanPanel(words), HistoryPanel()
        self.layers, self.inspector = LayersPanel(words, thumbnails), InspectorPanel(words)
        self._found_card, inside = card("notice")
        self._found = label("", "small", wraps=True)
        inside.addWidget(self._found)
        self._damage = button(self.tr("Show the damage"), "chip", "damage")
        self._damage.setToolTip(
            self.tr("Find scratches and dust, to correct and mend them (Ctrl+F)")
        )
        self._damage.clicked.connect(self.damage_wanted)
        inside.addLayout(row(self._damage, None))
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
        self._found_card.hide()

    @Slot(object)
    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What is wrong with the photo, before anybody asked."""
        self._found.setText(self._words.findings(findings))
        damaged = any(each.kind is Wish.SCRATCHES and each.score >= 0.5 for each in findings)
        self._damage.setVisible(damaged)
        self._found_card.show()

    @Slot()
    def hide_findings(self) -> None:
        self._found_card.hide()

    @Slot()
    def show_restoration_tab(self) -> None:
        """Bring plan and layers to the front."""
        self._tabs.buttons()[0].click()

    def _tab_buttons(self) -> tuple[QPushButton, QPushButton]:
        tabs = button(self.tr("Restoration"), "tab"), button(self.tr("History"), "tab")
        for place, tab in enumerate(tabs):
            tab.setCheckable(True)
            self._tabs.addButton(tab, place)
        tabs[0].setChecked(True)
        self._tabs.idClicked.connect(self._pages.setCurrentIndex)
        return tabs

    def _add_pages(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self._found_card)
        column.addWidget(self.plan)
        column.addWidget(label(self.tr("Layers"), "title"))
        column.addWidget(self.layers)
        column.addWidget(self.inspector)
        column.addStretch(1)
        self._pages.addWidget(scrolling(inside))
        self._pages.addWidget(self.history)
