"""What axe finds in a page: whatever keeps people from it who do not see it well, or use no pointer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

_SCRIPT = Path(__file__).parents[2] / "editors/vscode/node_modules/axe-core/axe.min.js"
_RUN = "async () => await window.axe.run('html')"
CONTRAST = "color-contrast"


async def faults(tab: Any) -> list[str]:
    """By all of its rules, as "rule: element". Fails where contrast was not looked at; what axe can't decide about it is a fault, too."""
    if not _SCRIPT.exists():
        pytest.fail("axe is not installed; tests/editors/install.sh installs it", pytrace=False)
    await tab.evaluate(_SCRIPT.read_text("utf-8"))
    found = await tab.evaluate(_RUN)
    assert any(rule["id"] == CONTRAST for rule in found["passes"])
    undecided = [rule for rule in found["incomplete"] if rule["id"] == CONTRAST]
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}" for rule in [*found["violations"], *undecided] for node in rule["nodes"]
    ]
