"""Offers of models: what can be installed for the wishes of a plan, and what it costs.

Offered is what one click installs: models with a download address whose files this computer can
convert and run within reasonable time, and which the plan would then use.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from typing import Final

from models.catalog.model_cards import ModelCard
from models.core.intent import Intent
from models.core.licence import LicenceUse
from models.core.plan import Offer, Plan, PlannedStep
from models.core.wish_table import Wish
from models.planning.cost_estimate import estimate_seconds, unit_of
from models.planning.model_selection import IDENTITIES, RESTORER_OF_TASK, ModelSelector

CONVERTED: Final = ".onnx"
"""File name suffix of networks that need no torch to be installed."""

Choose = Callable[[PlannedStep, ModelSelector], PlannedStep]
"""Function that gives a step the best model of a selector."""


def with_offers(plan: Plan, selector: ModelSelector, choose: Choose) -> Plan:
    """Return the plan with an offer for each wish that a missing model would serve better.

    `selector` knows the installed and the missing models, `choose` gives a step its best model."""
    offers = {offer.models: offer for offer in _offers(plan, selector, choose)}
    return replace(plan, offers=tuple(offers.values()))


def models_to_get(wish: Wish, selector: ModelSelector) -> tuple[str, ...]:
    """Return the ids of the models to install for a wish, the best first.

    `selector` knows the installed and the missing models. The result is empty if the best model
    that can be installed on this computer is installed."""
    installed = [card for card in selector.cards if wish in card.wishes]
    rank = max((card.rank for card in installed), default=0)
    better = (card for card in candidates(wish, selector) if card.rank > rank)
    found = next(better, None)
    if found is not None:
        return make_offer(found, wish, selector).models
    guard = _missing_guard(selector, installed)
    return (guard.id,) if guard else ()


def candidates(wish: Wish, selector: ModelSelector) -> list[ModelCard]:
    """List the missing models for a wish that can be installed on this computer, in order of offer.

    Models whose licence allows any use come first."""
    found = (card for card in selector.missing if wish in card.wishes)
    return sorted((card for card in found if is_installable(card, selector)), key=_order)


def is_installable(card: ModelCard, selector: ModelSelector) -> bool:
    """Return whether a model is ready to run after one download, fast enough on this computer.

    All models that it needs must be installed already."""
    installed = {each.id for each in selector.cards}
    return (
        card.is_downloadable
        and installed.issuperset(card.needs)
        and card.task in RESTORER_OF_TASK
        and selector.is_fast(card)
        and not lacks_converter(card)
    )


def lacks_converter(card: ModelCard) -> bool:
    """Return whether the published file of a model must be converted by torch, which is missing."""
    file = card.published.file if card.published else CONVERTED
    return not file.endswith(CONVERTED) and find_spec("torch") is None


def make_offer(card: ModelCard, wish: Wish, selector: ModelSelector) -> Offer:
    """Make the offer to install a model for a wish.

    With a network for faces the offer includes the network that checks whether a face stays that
    person, if it is missing. `selector` knows the installed models and the device."""
    guard = _missing_guard(selector, [card])
    cards = (card, guard) if guard else (card,)
    return Offer(
        wish,
        tuple(each.id for each in cards),
        card.title,
        tuple(each.download_size for each in cards),
        card.licence,
        card.licence_use,
        estimate_seconds(card, selector.device),
        unit_of(card),
        guards=guard is not None or card.id in IDENTITIES,
    )


def _offers(plan: Plan, selector: ModelSelector, choose: Choose) -> Iterator[Offer]:
    """Yield the offers for the steps of a plan, then one for colours if no model colours photos."""
    for step in plan.steps:
        yield from _offers_for(step, selector, choose)
    if any(note.intent is Intent.COLORIZE for note in plan.notes):
        for card in candidates(Wish.COLORIZE, selector)[:1]:
            yield replace(make_offer(card, Wish.COLORIZE, selector), is_needed=True)


def _offers_for(step: PlannedStep, selector: ModelSelector, choose: Choose) -> Iterator[Offer]:
    """Yield the offer of the first missing model that the step would use once it is installed.

    If there is none, yield the offer of the check of persons, if that is missing."""
    wish = step.wish
    used = [card for card in selector.cards if card.id in step.step.models[:1]]
    if wish.spec.is_generative or step.is_named:
        for card in candidates(wish, selector):
            if choose(step, selector.with_installed(card)).step.models[:1] == (card.id,):
                yield make_offer(card, wish, selector)
                return
    if guard := _missing_guard(selector, used):
        yield make_offer(guard, wish, selector)


def _missing_guard(selector: ModelSelector, used: list[ModelCard]) -> ModelCard | None:
    """Return the missing model that recognises persons, if a face network is among `used`."""
    has_guard = any(card.id in IDENTITIES for card in selector.cards)
    if has_guard or not any(card.task == "face" for card in used):
        return None
    missing = (card for card in selector.missing if card.id in IDENTITIES)
    return next((card for card in missing if card.is_downloadable), None)


def _order(card: ModelCard) -> tuple[bool, int]:
    """Return the key by which offered models are sorted, the best first."""
    return card.licence_use is LicenceUse.NON_COMMERCIAL, -card.rank
