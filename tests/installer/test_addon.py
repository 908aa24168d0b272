"""Laws of the add-on's locks beside the base's."""

import pytest

from installer.addon import ADDONS, in_base
from models.addon.lock import Lock, locks


@pytest.mark.parametrize("lock", tuple(locks(ADDONS)), ids=lambda lock: lock.id)
def test_an_addon_brings_nothing_that_the_base_has(lock: Lock) -> None:
    assert not in_base() & {each.project for each in lock.files}
