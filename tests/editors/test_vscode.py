"""The VS Code extension in the real VS Code.

Its tests run in the editor itself and so are no Python; `editors/vscode/test/editor` has them. Setting up the editor takes packages and root,
which is why they are asked for: with the variable REPORT_LS_EDITOR_TESTS set, as in .ci/run's own step, or by the script alone.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "editors/vscode/scripts/test-vscode.sh"


@pytest.mark.skipif(
    not os.environ.get("REPORT_LS_EDITOR_TESTS"),
    reason="sets up VS Code: run editors/vscode/scripts/test-vscode.sh, or set REPORT_LS_EDITOR_TESTS=1",
)
def test_the_extension_works_in_the_oldest_and_the_newest_vscode() -> None:
    assert subprocess.run([SCRIPT], check=False).returncode == 0
