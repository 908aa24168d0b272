"""From the project to what people double-click: one freeze description, packages per system."""
