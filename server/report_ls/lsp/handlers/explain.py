"""`report-ls/explain`: what a code means. `PROTOCOL.md` has its types."""

from __future__ import annotations

from typing import Any

from report_ls.features.explanation import markdown
from report_ls.lsp.own_params import known_name
from report_ls.lsp.session.session import Session
from report_ls.rules import RULES


def explain(_: Session, params: Any) -> dict[str, str]:
    code = known_name(params, "code", RULES)
    return {"code": code, "markdown": markdown(RULES[code])}
