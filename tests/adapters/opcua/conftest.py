"""What the tests of secure connections share."""

from __future__ import annotations

import pytest

from tests.adapters.opcua.security_rig import Keys


@pytest.fixture(scope="session")
def keys() -> Keys:
    """Keys of 2,048 bits, made once."""
    return Keys.make()
