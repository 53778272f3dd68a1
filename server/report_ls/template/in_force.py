"""The limits that are in force for a report, and where they come from."""

from __future__ import annotations

from report_ls.checker.limits import Limits, Source
from report_ls.checker.script import Script, Unreadable
from report_ls.template.editions import detect, edition


def limits_in_force(text: str, script: Script | Unreadable | None, forced: str | None = None) -> Limits:
    """The limits that judge a report: those of a forced edition, else of the `report.py` beside it, else of the edition that it shows.

    A script that can't be used is told of in a note. Raises KeyError for a forced edition that does not exist.
    """
    page_note = f"The report.py beside this report {script.page}." if script and script.page else None
    if forced is not None:
        return edition(forced)._replace(page_note=page_note)
    match script:
        case Script():
            decided = script._asdict()
            del decided["page"]
            return edition(detect(text, script.questions))._replace(source=Source.CHECKER, page_note=page_note, **decided)
        case Unreadable(reason=reason):
            note = f"The report.py beside this report was not used: it {reason}."
            return edition(detect(text))._replace(note=note, page_note=page_note)
        case None:
            return edition(detect(text))
