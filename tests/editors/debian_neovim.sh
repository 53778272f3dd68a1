#!/usr/bin/env bash
# Makes the Neovim in a folder with another Debian run outside of that folder, and prints its path: tests/editors/debian_neovim.sh FOLDER
#
# `chroot` would hide the server and the report from it, so it is started by its own Debian's loader, with its own Debian's libraries. What
# Neovim is built to find under /usr is named by variables: the runtime, and the tree-sitter parsers in lib/nvim.
set -euo pipefail
folder=$(realpath "$1")
loader=$(compgen -G "$folder/usr/lib/*-linux-gnu*/ld-linux-*.so.*")
program=$folder/usr/local/bin/nvim-outside

cat >"$program" <<EOF
#!/bin/sh
export VIMRUNTIME='$folder/usr/share/nvim/runtime' XDG_CONFIG_DIRS='$folder/usr/lib'
exec '$loader' --library-path '${loader%/*}' --argv0 nvim '$folder/usr/bin/nvim' "\$@"
EOF
chmod +x "$program"
echo "$program"
