#!/usr/bin/env bash
# Test the packaged extension in the real VS Code: the oldest that it supports and the newest that the registry has.
# Works on a fresh machine with Python 3.11, Node 20 and apt (as root); fails where the editor cannot be set up.
# Usage: test-vscode.sh [VERSION ...]             versions of code-server; both without one
#   SUITES="main folders"                         these suites alone
#   SCREENSHOTS=FOLDER                            keep the screenshots there
set -euo pipefail
cd "$(dirname "$0")/.."
versions=("$@")
[ ${#versions[@]} -gt 0 ] || versions=(4.100.3 4.139.1)

[ -d node_modules ] || npm ci --no-fund --no-audit
[ -e report-ls.vsix ] || npm run package
npm run --silent compile-tests

failed=0
for version in "${versions[@]}"; do
  scripts/setup-vscode.sh "$version"
  for suite in ${SUITES:-main folders untrusted no-python screenshots}; do
    started=$SECONDS
    # Longer than the limit in the script itself, in case it hangs
    timeout --kill-after=10 240 node scripts/run-in-vscode.mjs "$version" "$suite" "${SCREENSHOTS:-}" || failed=1
    echo "  VS Code 1.${version#*.}, suite $suite: $((SECONDS - started)) s"
  done
done
exit "$failed"
