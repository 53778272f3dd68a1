#!/usr/bin/env bash
# Makes the Neovim of another Debian run outside of its folder, and prints its path: tests/editors/debian_neovim.sh FOLDER
#
# The folder holds that Debian with its packages neovim and patchelf. `chroot` would hide the server and the report from Neovim, so a copy of
# it names its own Debian's loader and libraries. (To start that loader by hand is not enough: Neovim starts itself once more for a terminal.)
# What it is built to find under /usr is named by variables: the runtime, and the tree-sitter parsers in lib/nvim.
set -euo pipefail
folder=$(realpath "$1")
loader=$(compgen -G "$folder/usr/lib/*-linux-gnu*/ld-linux-*.so.*")
program=$folder/usr/local/bin/nvim-outside

cp "$folder/usr/bin/nvim" "$program.bin"
chroot "$folder" patchelf --set-interpreter "$loader" --force-rpath --set-rpath "${loader%/*}" /usr/local/bin/nvim-outside.bin
cat >"$program" <<EOF
#!/bin/sh
export VIMRUNTIME='$folder/usr/share/nvim/runtime' XDG_CONFIG_DIRS='$folder/usr/lib'
exec '$program.bin' "\$@"
EOF
chmod +x "$program"
echo "$program"
