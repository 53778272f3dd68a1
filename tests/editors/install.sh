#!/usr/bin/env bash
# Installs the editors that the tests in this folder run, on Debian 12 as root: Emacs, Vim, Kate, a terminal, a screen and a browser from Debian,
# Neovim and Playwright from PyPI into the environment that is given, or .venv.
set -euo pipefail
cd "$(dirname "$0")/../.."

packages=(emacs-nox elpa-eglot elpa-lsp-mode elpa-markdown-mode vim vim-ale kate tmux xvfb xdotool dbus chromium)
if ! dpkg --status "${packages[@]}" >/dev/null 2>&1; then
  apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --no-install-recommends "${packages[@]}"
fi
"${1:-.venv}/bin/pip" install --quiet --requirement requirements/editor-tests.txt
