"""Model cards of imported files."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from models.catalog.model_cards import Catalog, ModelCard, Published
from models.core.errors import ModelFileOther, ModelFileUnclear, ModelMissing
from models.core.wish_table import Wish
from models.library.converter_client import ConversionResult
from models.library.install_options import InstallOptions

UNKNOWN_LICENCE: Final = "unknown; ask its author"
"""Text of the licence of weights that are no published model."""

OWN_RANK: Final = 20
"""Rank among the models for a wish of one whose quality is unknown."""

OWN_SIZES: Final = {"tile": 256, "least_tile": 64, "halo": 32}
"""Tile sizes in pixels of a network that equals no published one."""


def find_published(
    catalog: Catalog, source: Path, model: str | None, sha256: str
) -> ModelCard | None:
    """Return the card of a published file by model id, else SHA-256, else file name, else None."""
    cards = [card for card in catalog if card.published is not None]
    tests: tuple[Callable[[ModelCard], bool], ...] = (
        lambda card: card.id == model,
        lambda card: card.is_published_as(sha256),
        lambda card: card.published is not None and card.published.is_name(source.name),
    )
    found = (card for test in tests for card in cards if test(card))
    return next(found, None)


def make_card(
    source: Path, sha256: str, found: ConversionResult, wanted: InstallOptions
) -> ModelCard:
    """Make the card of an imported file, without file names.

    Raises: LicenceNotAccepted; ModelFileOther; ModelFileUnclear; ModelMissing."""
    catalog = Catalog.read()
    if found.model is None:
        return _make_unpublished_card(
            source, sha256, found, wanted, [catalog[id] for id in found.kin]
        )
    card = catalog[found.model]
    if card.published is None:
        raise ModelMissing(card.id)
    wanted.check_licence(card)
    if card.published.sha256 not in ("", sha256) and source.name == card.published.file:
        raise ModelFileOther(str(source), card.published.sha256, sha256)
    return replace(card, published=replace(card.published, sha256=sha256))


def _make_unpublished_card(
    source: Path, sha256: str, found: ConversionResult, wanted: InstallOptions, kin: list[ModelCard]
) -> ModelCard:
    """Make the card of weights that are no published model; `kin` have the same network."""
    model = kin[0] if kin else None
    sizes = {name: getattr(model, name) for name in OWN_SIZES} if model else OWN_SIZES
    origin = Published(source.name, model.published.variant if model and model.published else "")
    return ModelCard(
        id=wanted.id or slugify(source.stem),
        title=source.stem,
        task=found.task,
        backend=found.backend,
        files=(),
        sha256=(),
        scale=found.scale,
        multiple=found.multiple,
        **sizes,
        licence=UNKNOWN_LICENCE,
        source=source.name,
        wishes=_wishes(source, found, wanted, kin),
        rank=OWN_RANK,
        work=model.work if model else 0.0,
        needs=Catalog.read()["instructir-7d"].needs if found.task == "restore" else (),
        published=replace(origin, sha256=sha256),
    )


def _wishes(
    source: Path, found: ConversionResult, wanted: InstallOptions, kin: list[ModelCard]
) -> tuple[str, ...]:
    """Return the wishes that the user named, else those implied by scale or `kin` models."""
    if wanted.wishes:
        return tuple(wish.value for wish in wanted.wishes)
    if found.scale > 1:
        return (Wish.LOW_RESOLUTION.value,)
    if found.task == "colours":
        return (Wish.COLORIZE.value,)
    served = {card.wishes for card in kin}
    if found.task == "image" and (len(served) != 1 or not kin[0].wishes):
        raise ModelFileUnclear(str(source))
    return kin[0].wishes if kin else ()


def slugify(text: str) -> str:
    """Convert text to a model id of lower-case letters, digits and hyphens."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return slug or hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:8]
