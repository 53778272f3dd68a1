"""What is printed of a measurement in VS Code. It is itself run once with the tests of the extension, as their suite `benchmark`."""

from __future__ import annotations

from benchmarks.vscode import table, together


def test_times_of_all_trials_are_told_by_their_median_and_the_worst() -> None:
    figures = together([{"reload": [900.0], "word": [40.0, 42.0]}, {"reload": [1100.0], "word": [90.0]}])
    assert table({"4.100.3": figures, "4.139.1": {"word": [51.0]}}) == (
        "| figure | VS Code 1.100.3: median, worst | VS Code 1.139.1: median, worst |\n"
        "| --- | --- | --- |\n"
        "| reload | 1000 ms, 1100 ms |  |\n"
        "| word | 42 ms, 90 ms | 51 ms, 51 ms |"
    )
