"""How fast report-ls is: `python -m benchmarks` measures the whole next to others, `pytest benchmarks` the parts. See RESULTS.md."""
