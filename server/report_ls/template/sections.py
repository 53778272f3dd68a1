"""The sections of the template (format.md, section 1)."""

from __future__ import annotations

CHECKLIST = "Overall project checklist"
"""The title of the section with the task list."""
OPENERS = {
    "Group information": (1, 1),
    "Coding environment": (4, 4),
    "Version control": (7, 7),
    "Running code and tracking experiments": (12, 12),
    "Working in the cloud": (17, 17),
    "Deployment": (23, 23),
    "Overall discussion of project": (27, 24),
}
"""The first question of each section, in the editions of 31 and of 27 questions; the latter have no section on deployment."""

TITLES = (CHECKLIST, *OPENERS)
