"""The user's settings: from `initializationOptions`, from `workspace/configuration` and from `workspace/didChangeConfiguration`.

They are an object under the section `reportLs`; `PROTOCOL.md` lists them. A value that is not understood is left out, with a sentence in
the log.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import PurePath, PureWindowsPath
from typing import Any

from report_ls.lsp.session.features import FEATURES
from report_ls.model.findings import Severity
from report_ls.rules import RULES
from report_ls.template.formats import NAMES

SECTION = "reportLs"

_SEVERITIES: dict[str, Severity | None] = {"off": None} | {severity.label: severity for severity in Severity}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """`edition` is None where it is read from the report. `include` and `exclude` are globs of files that are, and are not, reports
    whatever they hold. `severities` has None for a code that is off. `disabled` are the features that are switched off.
    """

    edition: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    disabled: frozenset[str] = frozenset()

    def enables(self, feature: str) -> bool:
        return feature not in self.disabled

    def forces(self, path: PurePath | None) -> bool | None:
        """Whether a file is a report by its path: True, False, or None where its content decides. Exclusion wins."""
        if path is None:
            return None
        if _matches(path, self.exclude):
            return False
        return True if _matches(path, self.include) else None


def _matches(path: PurePath, globs: tuple[str, ...]) -> bool:
    """A glob with a slash is held against the end of the path, at any depth, one without against the name; `*` crosses slashes.

    A backslash is a slash, as settings may come from Windows, where letter case makes no difference.
    """
    fold = str.lower if isinstance(path, PureWindowsPath) else str
    name, whole = fold(path.name), fold(path.as_posix())
    folded = [fold(glob.replace("\\", "/")) for glob in globs]
    return any(fnmatchcase(name, glob) or fnmatchcase(whole, glob) or fnmatchcase(whole, f"*/{glob}") for glob in folded)


def read_settings(value: object, base: Settings | None = None) -> Settings:
    """`base` with what `value` sets: the section itself, or an object that holds it. None, a client without settings, sets nothing."""
    settings = base or Settings()
    if isinstance(value, Mapping) and SECTION in value:
        value = value[SECTION]
    if value is None:
        return settings
    if not isinstance(value, Mapping):
        log.warning("The settings are not an object and are left out.")
        return settings
    return replace(
        settings,
        edition=_edition(value.get("edition"), settings.edition),
        include=_globs(value, "include", settings.include),
        exclude=_globs(value, "exclude", settings.exclude),
        severities=_severities(value.get("severity"), settings.severities),
        disabled=frozenset(name for name in FEATURES if not _enabled(value, name, settings.enables(name))),
    )


def _enabled(value: Mapping[str, Any], name: str, default: bool) -> bool:
    family = value.get(name, value.get(f"{name}.enabled"))
    switch = family.get("enabled") if isinstance(family, Mapping) else family
    if switch is None:
        return default
    if isinstance(switch, bool):
        return switch
    log.warning("The setting %s.enabled is neither true nor false and is left out.", name)
    return default


def _edition(value: object, default: str | None) -> str | None:
    if value is None:
        return default
    if value in ("", "auto"):
        return None
    if value in NAMES:
        return str(value)
    log.warning("The setting edition is %r, but it may be auto, %s.", value, ", ".join(NAMES))
    return default


def _globs(value: Mapping[str, Any], name: str, default: tuple[str, ...]) -> tuple[str, ...]:
    globs = value.get(name)
    if globs is None:
        return default
    if isinstance(globs, list) and all(isinstance(glob, str) for glob in globs):
        return tuple(globs)
    log.warning("The setting %s is not a list of globs and is left out.", name)
    return default


def _severities(value: object, default: Mapping[str, Severity | None]) -> Mapping[str, Severity | None]:
    if value is None:
        return default
    if not isinstance(value, Mapping):
        log.warning("The setting severity is not an object and is left out.")
        return default
    severities = dict(default)
    for code, name in value.items():
        if code in RULES and isinstance(name, str) and name in _SEVERITIES:
            severities[code] = _SEVERITIES[name]
        else:
            log.warning("The setting severity has %r: %r, which is not a code and one of %s.", code, name, ", ".join(_SEVERITIES))
    return severities
