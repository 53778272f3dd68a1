"""How hypothesis looks for examples: with luck on a desk, and in CI always the same ones, so that a run says something of the change alone."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("desk", deadline=None, database=None)
settings.register_profile("always the same", deadline=None, database=None, derandomize=True)
settings.load_profile("always the same" if os.environ.get("CI") else "desk")
