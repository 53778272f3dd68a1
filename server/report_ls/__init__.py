"""Language server for the markdown report of DTU course 02476."""

__version__ = "0.1.0"
