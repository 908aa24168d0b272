"""Tests of what cards tell about their downloads."""

import pytest

from models.catalog.model_cards import Catalog, ModelCard
from models.core.licence import LicenceUse

DOWNLOADABLE = [card for card in Catalog.read() if card.is_downloadable]


@pytest.mark.parametrize("card", DOWNLOADABLE, ids=lambda card: card.id)
def test_every_download_tells_its_size(card: ModelCard) -> None:
    assert card.download_size > 0


@pytest.mark.parametrize("card", DOWNLOADABLE, ids=lambda card: card.id)
def test_every_downloadable_model_has_a_licence_of_a_known_kind(card: ModelCard) -> None:
    assert card.licence_use is not LicenceUse.UNKNOWN


@pytest.mark.parametrize("card", DOWNLOADABLE, ids=lambda card: card.id)
def test_mirrors_hold_a_file_of_the_same_name_elsewhere(card: ModelCard) -> None:
    assert card.published
    for mirror in card.published.mirrors:
        assert mirror.startswith("https://")
        assert mirror.endswith(f"/{card.published.file}")
        assert mirror.split("/")[2] != card.published.url.split("/")[2]


def test_licences_that_forbid_commerce_are_told_apart() -> None:
    catalog = Catalog.read()
    found = [catalog[id].licence_use for id in ("codeformer", "gfpgan-v1.4", "osediff")]
    assert found == [LicenceUse.NON_COMMERCIAL, LicenceUse.ANY, LicenceUse.HARMLESS]
