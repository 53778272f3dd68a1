"""The settings in the manifest of the VS Code extension: editions, severities, and the switches of features."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from lists.settings import EDITIONS, SEVERITIES
from report_ls.features.explanation import sentence
from report_ls.lsp.handlers.switched import Switch
from report_ls.model.findings import Severity
from report_ls.model.rule import Rule
from report_ls.rules import RULES

SWITCH = {"type": "boolean", "scope": "window", "default": True}
"""A switch that the manifest has not yet. The scope and the default of the others are the extension's own choice, and are kept."""

DANISH = {Severity.ERROR: "fejl", Severity.WARNING: "advarsel", Severity.INFORMATION: "oplysning", Severity.HINT: "tip"}
DANISH_TAIL = ". Vises som "
"""What stands between a rule's summary and its severity."""


def texts(switches: Sequence[Switch]) -> dict[str, str]:
    """The descriptions of all that is written, by their keys."""
    editions = {f"setting.edition.{name}": f"The limits of the template of {name}." for name in EDITIONS[1:]}
    features = {f"setting.{switch.name}.enabled": sentence(switch.summary) for switch in switches}
    severities = {
        f"severity.{rule.code}": f"{sentence(rule.summary)} Shown as {rule.severity.label} unless set." for rule in RULES.values()
    }
    return editions | features | severities


def english(text: str, described: Mapping[str, str]) -> str:
    """`package.nls.json` with the descriptions by their keys, `described`, behind all that is written by hand."""
    families = re.compile(r"severity\.|setting\.edition\.(?!auto$)|setting\.\w+\.enabled$")
    others = {key: value for key, value in json.loads(text).items() if not families.match(key)}
    return json.dumps(others | dict(described), indent=2, ensure_ascii=False) + "\n"


def danish(text: str, english: str, switches: Sequence[Switch]) -> str:
    """`package.nls.da.json` with the keys of the English texts in their order, so that what is new is shown before it is translated.

    What is translated stays, and tells the severity that the rule has now. A new summary is shown in English.
    """
    translated: dict[str, str] = json.loads(text)
    new = {f"setting.edition.{name}": f"Grænserne i skabelonen fra {name}." for name in EDITIONS[1:]}
    new |= {f"setting.{switch.name}.enabled": f"Slå funktionen {switch.name} til." for switch in switches}
    severities = {f"severity.{rule.code}": _danish_severity(rule, translated.get(f"severity.{rule.code}")) for rule in RULES.values()}
    shown = new | translated | severities
    return json.dumps({key: shown[key] for key in json.loads(english) if key in shown}, indent=2, ensure_ascii=False) + "\n"


def _danish_severity(rule: Rule, translated: str | None) -> str:
    summary = sentence(rule.summary) if translated is None else translated.partition(DANISH_TAIL)[0]
    return f"{summary.removesuffix('.')}{DANISH_TAIL}{DANISH[rule.severity]}, medmindre andet er angivet."


def manifest(text: str, switches: Sequence[Switch]) -> str:
    """`package.json` with these settings as they should be. Its texts stand in `package.nls.json`, by the keys of `texts`."""
    content = json.loads(text)
    configuration = content["contributes"]["configuration"]
    properties = configuration["properties"]
    properties["reportLs.edition"]["enum"] = [*EDITIONS]
    automatic = properties["reportLs.edition"]["enumDescriptions"][0]
    properties["reportLs.edition"]["enumDescriptions"] = [automatic, *(f"%setting.edition.{name}%" for name in EDITIONS[1:])]
    properties["reportLs.severity"]["properties"] = {
        code: {"type": "string", "enum": [*SEVERITIES], "markdownDescription": f"%severity.{code}%"} for code in RULES
    }
    configuration["properties"] = _with_switches(properties, switches)
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _with_switches(properties: dict[str, Any], switches: Sequence[Switch]) -> dict[str, Any]:
    """The properties, with the switches where the first of them stood."""
    names = {f"reportLs.{switch.name}.enabled": f"setting.{switch.name}.enabled" for switch in switches}
    written = {name: {**properties.get(name, SWITCH), "markdownDescription": f"%{key}%"} for name, key in names.items()}
    place = next(index for index, name in enumerate(properties) if name.endswith(".enabled"))
    others = [(name, value) for name, value in properties.items() if not name.endswith(".enabled")]
    return dict([*others[:place], *written.items(), *others[place:]])
