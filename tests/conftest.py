"""How hypothesis looks for examples.

On a desk they are random. In CI they are always the same ones, so that a run tells of the change alone. The nightly run takes random ones
and keeps those that fail, so that the next night tries them first; it asks for its profile with `--hypothesis-profile nightly`.
"""

from __future__ import annotations

import os

from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

settings.register_profile("desk", deadline=None, database=None)
settings.register_profile("always the same", deadline=None, database=None, derandomize=True)
settings.register_profile("nightly", deadline=None, database=DirectoryBasedExampleDatabase(".hypothesis/examples"), print_blob=True)
settings.load_profile("always the same" if os.environ.get("CI") else "desk")
