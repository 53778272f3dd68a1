"""Installing the peers, by name and version, into a folder outside of the repository."""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

PYTHON = ("rumdl==0.3.0", "pygls==2.1.1", "typer", "markdown")
NODE = ("vscode-markdown-languageserver@0.5.0", "markdown-it@14")
HERE = Path(__file__).parent


def default_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "report-ls-benchmarks"


def install(folder: Path) -> None:
    """Install what is not there yet. Raises CalledProcessError, with the installer's words on standard error."""
    programs = folder / "venv" / "bin"
    if not (programs / "rumdl").exists() or not (programs / "typer").exists():
        venv.create(folder / "venv", with_pip=True)
        subprocess.run([programs / "pip", "install", "--quiet", *PYTHON], check=True)
    if not (folder / "node_modules" / "markdown-it").exists():
        subprocess.run(["npm", "install", "--no-fund", "--no-audit", "--loglevel=error", "--prefix", folder, *NODE], check=True)


def versions(folder: Path) -> str:
    """What is installed, in one line."""
    frozen = subprocess.run([folder / "venv/bin/pip", "freeze"], capture_output=True, text=True, check=True).stdout.split()
    named = ("rumdl", "pygls", "lsprotocol", "typer", "markdown")
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return ", ".join([*(line for line in frozen if line.partition("==")[0].lower() in named), *NODE, f"Node {node}"])
