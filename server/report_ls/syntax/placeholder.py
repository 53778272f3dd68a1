"""What the template has in the place of an answer."""

from __future__ import annotations

import re

from report_ls.text.spans import Span, has

PLACEHOLDER = re.compile(r"(?<!-)-{2,}[ \t]*question[ \t]*\d+[ \t]+fill[ \t]+here[ \t]*-{2,}", re.IGNORECASE)


def may_be_left(text: str, content: Span) -> bool:
    """Whether a placeholder may be left in an answer, whose words are `content`, or the dashes of one at an end of it."""
    if not has(text, "--", content):
        return False
    return text.startswith("---", *content) or text.endswith("---", *content) or PLACEHOLDER.search(text, *content) is not None
