"""How fast report-ls is, next to others. `python -m benchmarks` measures the whole, `pytest benchmarks` the parts; RESULTS.md has the results."""
