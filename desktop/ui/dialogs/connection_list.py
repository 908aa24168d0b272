"""List of every connection that the program has made, shown on the privacy page."""

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from desktop.ui.common.small_widgets import label
from models.http.connection_log import ConnectionRecord


class ConnectionList(QWidget):
    """List of the recorded connections with a heading, or a sentence that there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Connections ever made"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.hide()
        self._empty_label = label(self.tr("Loading the connection log…"), wraps=True)
        self._empty_label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Connections ever made"), "head"))
        column.addWidget(self._empty_label, 1)
        column.addWidget(self._list, 1)

    @Slot(object)
    def show_records(self, records: tuple[ConnectionRecord, ...]) -> None:
        """Show the recorded connections, the newest first."""
        self._list.clear()
        self._list.addItems([self._record_text(record) for record in reversed(records)])
        self._list.setVisible(bool(records))
        self._empty_label.setText(self.tr("None. Heirloom itself has never connected to anything."))
        self._empty_label.setVisible(not records)

    def _record_text(self, record: ConnectionRecord) -> str:
        size = QLocale().formattedDataSize(
            record.received, 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        fields = {"at": record.at.replace("T", " ")[:16], "url": record.url, "why": record.why}
        line = self.tr("{at} · {url}\n{why} · {size} · {outcome}")
        outcome = record.outcome or self.tr("not finished")
        return line.format(**fields, size=size, outcome=outcome)
