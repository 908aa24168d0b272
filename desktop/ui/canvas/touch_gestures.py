"""Event filter that turns pinch gestures and pointer moves into navigation."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from desktop.ui.canvas.view_navigation import ViewNavigation


class TouchGestures(QObject):
    """Event filter of the canvas for pinch gestures of touchpads and touch screens.

    A pinch zooms around the point between two fingers and pans with it. Pointer positions are
    passed on as the focus."""

    def __init__(self, navigation: ViewNavigation, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._navigation, self._canvas = navigation, canvas
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
                self._navigation.set_pointer(self._navigation.to_pane(event.position()))
        if event.type() == QEvent.Type.Leave:
            self._navigation.set_pointer(None)
        return super().eventFilter(watched, event)

    def _pinch(self, pinch: QPinchGesture) -> bool:
        centre = self._canvas.mapFromGlobal(pinch.centerPoint())
        moved = pinch.centerPoint() - pinch.lastCenterPoint()
        if pinch.state() != Qt.GestureState.GestureStarted:
            self._navigation.pan(moved.x(), moved.y())
        self._zoom(pinch.scaleFactor(), centre)
        return True

    def _zoom(self, factor: float, at: QPointF) -> None:
        self._navigation.zoom_to(
            self._navigation.viewport.scale * factor, self._navigation.to_pane(at)
        )
