"""Which server it is that NiceGUI serves by: it is shown it, so that it does not look through everything there is.

NiceGUI goes through all objects of the process for it. A tuple that another thread is just putting together cannot bear
to be looked at ("bad argument to internal function"), and whatever that thread did fails.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import uvicorn


@contextmanager
def shown(server: uvicorn.Server) -> Iterator[None]:
    """Let NiceGUI find this server, and nothing else, for as long as the block lasts."""
    module: Any = importlib.import_module("nicegui.ui_run_with")
    everything = module.gc
    module.gc = SimpleNamespace(get_objects=lambda: [server])
    try:
        yield
    finally:
        module.gc = everything
