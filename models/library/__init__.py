"""Model library: install, import, verify and remove models; the converter process."""
