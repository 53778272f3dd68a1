"""The servers that report-ls is held against."""
