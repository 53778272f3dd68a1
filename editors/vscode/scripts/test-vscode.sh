#!/usr/bin/env bash
# Test the packaged extension in the real VS Code: the oldest that it supports and the newest that the registry has.
# Works on a fresh machine with Python 3.11, Node 20 and apt (as root); fails where the editor cannot be set up.
# Usage: test-vscode.sh [VERSION ...]             versions of code-server; both without one
#   SUITES="main folders"                         these suites alone; without it all of them, screenshots for the first version
#   TEST_GREP="status bar"                        tests with such names alone
#   SCREENSHOTS=FOLDER                            keep the screenshots there
set -euo pipefail
cd "$(dirname "$0")/.."
versions=("$@")
[ ${#versions[@]} -gt 0 ] || versions=(4.100.3 4.139.1)

[ -d node_modules ] || npm ci --no-fund --no-audit
[ -e report-ls.vsix ] || npm run package
npm run --silent compile-tests

failed=0
# Of the first version alone: they cost time, and the READMEs need them once
pictures=" screenshots"
for version in "${versions[@]}"; do
  started=$SECONDS
  scripts/setup-vscode.sh "$version"
  echo "VS Code 1.${version#*.}: set up in $((SECONDS - started)) s"
  suites=${SUITES:-main danish untrusted no-python failing-python folders python-extension reload benchmark$pictures}
  # What fails on a busy machine for want of time passes the second time; what is broken fails again.
  # shellcheck disable=SC2086 -- one word a suite
  node scripts/run-in-vscode.mjs "$version" $suites || {
    echo "VS Code 1.${version#*.}: once more, as something failed"
    node scripts/run-in-vscode.mjs "$version" $suites || failed=1
  }
  pictures=""
  echo "VS Code 1.${version#*.}: $((SECONDS - started)) s"
done
exit "$failed"
