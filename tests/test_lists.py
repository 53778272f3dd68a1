"""The lists that several files hold are those of the code, and `scripts/write_lists.py` writes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from report_ls.lsp.handlers.table import SWITCHED
from report_ls.lsp.session.client_capabilities import ClientCapabilities
from report_ls.lsp.session.features import FEATURES
from tests.support.copied_tree import LISTS, copied_tree

ROOT = Path(__file__).parents[1]


def write_lists(top: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/write_lists.py", *arguments]
    environment = {"PYTHONPATH": str(top / "server"), "PATH": "", "SYSTEMROOT": ""}
    return subprocess.run(command, cwd=top, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_lists_are_those_of_the_code() -> None:
    done = write_lists(ROOT, "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "run scripts/write_lists.py"


@pytest.mark.parametrize(
    ("name", "written", "by_hand"),
    [
        ("README.md", "| `too-short` | warning |", "| `too-short` | error |"),
        ("server/report_ls/formats/built.json", '"edition": "2025"', '"edition": "2024"'),
        ("docs/rules.md", "## too-short", "## too short"),
        ("server/PROTOCOL.md", "  codeLens?: { enabled: boolean };", "  lens?: { enabled: boolean };"),
        ("server/PROTOCOL.md", ' | "2026"', ""),
        ("server/report_ls/lsp/session/features.py", '    "codeLens",\n', ""),
        ("server/report_ls/lsp/handlers/table.py", '"codeAction/resolve"', '"codeAction"'),
        ("editors/neovim/lsp/report_ls.lua", "---       codeLens = {", "---       lens = {"),
        ("editors/neovim/doc/report-ls.txt", ", '2026'", ""),
        ("editors/vscode/README.md", "| show over each question how it stands |", "| a code lens |"),
        ("editors/vscode/package.json", '"reportLs.codeLens.enabled": {', '"reportLs.lens.enabled": {'),
        ("editors/vscode/package.json", '"too-short": {', '"too short": {'),
        ("editors/vscode/package.nls.json", "Show over each question", "Shows over each question"),
        (
            "editors/vscode/package.nls.da.json",
            "færre ord, end der kræves. Vises som advarsel",
            "færre ord, end der kræves. Vises som fejl",
        ),
    ],
)
def test_what_is_changed_by_hand_is_noticed_and_written_again(name: str, written: str, by_hand: str, tmp_path: Path) -> None:
    copied_tree(tmp_path, LISTS)
    path = tmp_path / name
    before = path.read_text("utf-8")
    assert before.count(written) == 1
    path.write_text(before.replace(written, by_hand), "utf-8")
    checked = write_lists(tmp_path, "--check")
    assert (checked.returncode, checked.stdout, checked.stderr) == (
        1,
        f"{name} is not what the code says. Run scripts/write_lists.py.\n",
        "",
    )
    assert write_lists(tmp_path).stdout == f"{name} is written.\n"
    assert path.read_text("utf-8") == before


def test_a_document_without_its_list_is_an_error(tmp_path: Path) -> None:
    copied_tree(tmp_path, LISTS)
    path = tmp_path / "README.md"
    path.write_text(path.read_text("utf-8").replace("<!-- rules -->", ""), "utf-8")
    assert "MissingBlockError: 0 times in the document" in write_lists(tmp_path).stderr


def test_each_method_has_a_switch_and_needs_what_a_client_can_tell() -> None:
    assert {method.switch for method in SWITCHED} == {*FEATURES} - {"snippets"}
    for method in SWITCHED:
        assert method.needs is None or hasattr(ClientCapabilities, method.needs)
