from __future__ import annotations

from pathlib import Path

import pytest

from tests.editors.editor import Editor
from tests.editors.fixture_report import write_report


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path, write_report(tmp_path / "project" / "reports"))
