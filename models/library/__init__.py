"""Install, import, verify and remove models; the converter process."""
