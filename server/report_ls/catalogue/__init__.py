"""The table of all rules: the one source of codes, severities and explanations.

README, settings and `report-ls rules` are held against it.
"""

from __future__ import annotations

from report_ls.catalogue.answers import ANSWERS
from report_ls.catalogue.images import IMAGES
from report_ls.catalogue.page import PAGE
from report_ls.catalogue.rule import Rule
from report_ls.catalogue.structure import STRUCTURE
from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.text.spans import Span

RULES: dict[str, Rule] = {rule.code: rule for rule in (*STRUCTURE, *ANSWERS, *IMAGES, *PAGE)}


def finding(
    code: str,
    span: Span,
    message: str,
    *,
    question: int | None = None,
    severity: Severity | None = None,
    related: tuple[Related, ...] = (),
    fixes: tuple[Fix, ...] = (),
    unnecessary: bool = False,
) -> Finding:
    """A finding with the severity of its rule, unless another one is given."""
    return Finding(code, severity or RULES[code].severity, span, message, question, related, fixes, unnecessary)
