"""The batch window: its list of photos and its options."""
