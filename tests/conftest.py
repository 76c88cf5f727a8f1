"""What every test stands on: no network but this machine's own, and no tool that phones home."""

from __future__ import annotations

import asyncio
import os

from tests import network

os.environ.update(
    {
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "GRADIO_ANALYTICS_ENABLED": "False",
    }
)
# A user's own settings must not change what a test sees.
for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
    del os.environ[name]

network.refuse()

# LlamaIndex's synchronous calls take the thread's event loop, make one where there is none, and never close it. Without
# one to take they use asyncio.run, which does.
asyncio.set_event_loop(None)
