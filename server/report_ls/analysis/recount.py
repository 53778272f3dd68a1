"""Counts after an edit in an answer, by the lines that differ."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from report_ls.analysis.moving import moved_official, placing
from report_ls.analysis.one_answer import touched_lines
from report_ls.checker.image_pattern import CountImages, count_images
from report_ls.checker.limits import Limits
from report_ls.checker.official import Count, Official, OfficialAnswer, count_answer
from report_ls.syntax.report import Body
from report_ls.text.edits import Edit
from report_ls.text.spans import Span


class Recount(NamedTuple):
    """An edit of one question, and how images are counted. Spans are relative to the question's start."""

    before: Body
    after: Body
    edit: Edit
    images: CountImages

    def of(self, known: Count, part: Span) -> Count:
        """Counts a part of the question after the edit, of which the count before is known.

        No word, and no picture of the usual pattern, goes on in the next line, so that only lines that differ are looked at.
        """
        placed = placing(self.edit)(part)
        if self.images is not count_images:
            return count_answer(placed.of(self.after.text), self.images)
        gone = count_answer(touched_lines(self.before.text, self.edit.span, part))
        new = count_answer(touched_lines(self.after.text, self.edit.new, placed))
        return Count(known.words - gone.words + new.words, known.images - gone.images + new.images)


def counted_at(official: Official, span: Span) -> int | None:
    """Returns the index of the answer in which report.py counts a span of the text; None where it is in none."""
    index = bisect_right(official.starts, span.start) - 1
    return index if index >= 0 and official.span(index).covers(span) else None


def recounted(official: Official, index: int | None, limits: Limits, start: int, recount: Recount) -> Official | None:
    """Returns the verdict after an edit of the question that starts at `start`, which is in the official answer with that index.

    None where report.py counts beyond that question, by a pattern that needs the whole text.
    """
    edit = recount.edit.shifted(start)
    if index is None:
        return moved_official(official, None, None, edit)
    before = official.answers[index]
    part = official.span(index).shifted(-start)
    if recount.images is not count_images and part.end > len(recount.before.text):
        return None
    counted = recount.of(before.counted, part)
    passed = limits.of(index + 1).allow(counted.words, counted.images)
    return moved_official(official, index, OfficialAnswer(before.length + edit.growth, counted, passed), edit)
