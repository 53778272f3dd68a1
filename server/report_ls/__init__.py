"""Language server for the markdown report of DTU course 02476."""

__version__ = "0.1.0"

REPOSITORY: str | None = None
"""The address of the published repository, without a slash at its end. It is the same as in `editors/vscode/package.json`."""
