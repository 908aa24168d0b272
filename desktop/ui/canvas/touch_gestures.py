"""Fingers on the photo, and where the pointer is."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from desktop.ui.canvas.navigation import ViewNavigation


class TouchGestures(QObject):
    """Two fingers on a touchpad or a screen zoom over the place between them, and move the photo
    with it. The place under the pointer is what the person looks at."""

    def __init__(self, looking: ViewNavigation, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._looking, self._canvas = looking, canvas
        canvas.grabGesture(Qt.GestureType.PinchGesture)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QNativeGestureEvent():
                if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                    self._zoom(1 + event.value(), event.position())
                return True
            case QGestureEvent():
                pinch = event.gesture(Qt.GestureType.PinchGesture)
                return isinstance(pinch, QPinchGesture) and self._pinch(pinch)
            case QMouseEvent() if event.type() == QEvent.Type.MouseMove:
                self._looking.set_pointer(self._looking.to_pane(event.position()))
        if event.type() == QEvent.Type.Leave:
            self._looking.set_pointer(None)
        return super().eventFilter(watched, event)

    def _pinch(self, pinch: QPinchGesture) -> bool:
        now = self._canvas.mapFromGlobal(pinch.centerPoint())
        way = pinch.centerPoint() - pinch.lastCenterPoint()
        if pinch.state() != Qt.GestureState.GestureStarted:
            self._looking.pan(way.x(), way.y())
        self._zoom(pinch.scaleFactor(), now)
        return True

    def _zoom(self, by: float, at: QPointF) -> None:
        self._looking.zoom_to(self._looking.viewport.scale * by, self._looking.to_pane(at))
