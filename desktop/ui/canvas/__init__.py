"""Canvas widget with its tiles, navigation, overlays, drawing tool and the crop view."""
