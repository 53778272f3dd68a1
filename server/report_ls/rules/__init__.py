"""What can be wrong with a report: one module a family, one function a rule.

The rules of a question see that question alone, so that what they find can be kept until it changes. The others see the whole report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from report_ls.model.findings import Finding
from report_ls.model.subject import Subject, Whole
from report_ls.rules import (
    beginning,
    broken_link,
    checklist,
    conflicts,
    emphasis,
    encoding,
    guidance,
    headings,
    image_count,
    image_path,
    item_space,
    leftovers,
    length,
    members,
    no_picture,
    placeholder_left,
    placeholders,
    quotes,
    repeated_paragraph,
    sample_picture,
    structure,
    title,
    unclosed_fence,
    unclosed_link,
)

QUESTION_RULES: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    structure.repeated_answer_marker,
    headings.heading_in_answer,
    placeholders.unanswered,
    placeholders.example_left,
    quotes.answer_in_quote,
    unclosed_fence.unclosed_fence,
    unclosed_link.unclosed_link,
    broken_link.broken_link,
    item_space.item_space,
    guidance.limits_differ,
    length.length,
    image_count.image_count,
    leftovers.writing_leftover,
    emphasis.spaced_emphasis,
)
"""Rules of a question. Their spans are relative to its start."""

PICTURE_RULES: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    image_count.not_counted,
    image_count.image_in_code,
    image_count.image_escaped,
    no_picture.link_as_image,
    image_path.image_path,
    sample_picture.sample_picture,
)
"""The rules of a question that mentions a picture."""

REPORT_RULES: tuple[Callable[[Whole], Iterator[Finding]], ...] = (
    beginning.missing_front_matter,
    title.missing_title,
    beginning.report_place,
    structure.missing_question,
    structure.extra_question,
    structure.missing_answer_marker,
    structure.stray_marker,
    structure.question_order,
    conflicts.merge_conflict,
    placeholder_left.placeholder_left,
    checklist.checklist_mark,
    checklist.checklist_mismatch,
    members.members,
    repeated_paragraph.repeated_paragraph,
    encoding.windows_encoding,
)
