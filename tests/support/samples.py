"""Files that git takes for the template's own pictures by their abbreviated ids. The pictures themselves are the course's and not kept here:
the last letters of these were searched for until the ids began alike.
"""

from __future__ import annotations

_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x04\x00\x00\x00\x03\x08\x02\x00\x00\x00"
"""Of a picture of 4 x 3 pixels."""

SAMPLES = {
    "figures/bucket.png": _HEAD + b"exjljeaa",
    "figures/overview.png": _HEAD + b"x2ezalca",
    "figures/wandb.png": _HEAD + b"urp5cbaa",
}
