"""The plain test command skips what takes an installed editor; where editors are asked for, a missing one is a failure."""

from __future__ import annotations

import pytest

from tests.editors.editor import find_program


def test_without_being_asked_for_an_editor_is_skipped_even_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORT_LS_EDITOR_TESTS", raising=False)
    with pytest.raises(pytest.skip.Exception, match="REPORT_LS_EDITOR_TESTS=1"):
        find_program("sh")


def test_a_missing_editor_that_is_asked_for_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_LS_EDITOR_TESTS", "1")
    with pytest.raises(pytest.fail.Exception, match=r"no-such-editor is not installed; tests/editors/install\.sh"):
        find_program("no-such-editor")
