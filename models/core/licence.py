"""Licences of models: what they allow, in a few kinds."""

from enum import StrEnum


class LicenceUse(StrEnum):
    """What a licence allows."""

    ANY = "any"
    """Any use is allowed."""
    HARMLESS = "harmless"
    """Any use is allowed but those that the licence lists as harmful."""
    NON_COMMERCIAL = "non_commercial"
    """Commercial use is forbidden."""
    UNKNOWN = "unknown"
    """The licence must be read."""
