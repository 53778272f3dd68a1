#!/usr/bin/env bash
# Installs the editors that the tests in this folder run, on Debian 12 as root: Emacs, Vim, Kate, a terminal, a screen and a browser from Debian,
# Neovim and Playwright from PyPI into the environment that is given, or .venv. Needs Node 20 with npm.
set -euo pipefail
cd "$(dirname "$0")/../.."

packages=(emacs-nox elpa-eglot elpa-lsp-mode elpa-markdown-mode vim vim-ale kate tmux xvfb xdotool dbus chromium)
if ! dpkg --status "${packages[@]}" >/dev/null 2>&1; then
  apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --no-install-recommends "${packages[@]}"
fi
"${1:-.venv}/bin/pip" install --quiet --requirement requirements/editor-tests.txt
# What looks for barriers in pages is among the packages of the VS Code extension.
[ -d editors/vscode/node_modules/axe-core ] || (cd editors/vscode && npm ci --no-fund --no-audit)
