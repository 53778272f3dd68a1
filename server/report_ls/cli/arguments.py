"""The options of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from typing import NoReturn

from report_ls import __version__
from report_ls.cli.outputs import FOR_PEOPLE, formats
from report_ls.cli.printable import printable
from report_ls.cli.terminal import width
from report_ls.template.formats import NAMES


def parse_arguments(given: Sequence[str]) -> argparse.Namespace:
    """What was asked for. Raises SystemExit for `--help`, `--version` and wrong usage."""
    parser = _parser()
    arguments = parser.parse_args(given)
    if arguments.command == "check" and arguments.page and not (arguments.fix or arguments.diff):
        parser.error("--page needs --fix or --diff")
    return arguments


class _Parser(argparse.ArgumentParser):
    """Quotes wrong arguments, which may be names of files, without what steers a terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


def _parser() -> argparse.ArgumentParser:
    # argparse makes one for every option, and looks for the width by a large import
    formatter = partial(argparse.HelpFormatter, width=width() - 2)
    parser = _Parser(
        prog="report-ls",
        formatter_class=formatter,
        description="Language server for the report of DTU course 02476. Without a command it serves an editor over standard input and "
        "output.",
    )
    parser.add_argument("--version", action="version", version=f"report-ls {__version__}")
    transport = parser.add_mutually_exclusive_group()
    transport.add_argument("--stdio", action="store_true", help="serve over standard input and output (what happens anyway)")
    transport.add_argument("--tcp", type=_address, metavar="HOST:PORT", help="serve one client on a socket")
    parser.add_argument(
        "--position-encoding",
        choices=("utf-8", "utf-16", "utf-32"),
        default="utf-16",
        help="what positions count if the editor does not say it (default: utf-16)",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    add_command = partial(commands.add_parser, formatter_class=formatter)

    check = add_command(
        "check",
        help="check reports in the terminal",
        description="Check reports. Exit status: 0 if all is well, 1 if a question fails or something is a warning or worse, "
        "2 if something can't be read or written. With --fix it is that of what is left; with --diff it is 1 if a fix would change "
        "something, and 0 if not, whatever else is found.",
    )
    _add_check_options(check)

    html = add_command(
        "html",
        help="make the hand-in page",
        description="Write the page that `report.py html` writes, byte for byte. Exit status: 0 if it is written, 2 if not.",
    )
    html.add_argument("path", nargs="?", metavar="PATH", default=".", help="the report, or a folder with one (default: here)")
    html.add_argument(
        "-o", "--output", metavar="FILE", help="where to write, - for standard output (default: report.html beside the report)"
    )
    html.add_argument("--full", action="store_true", help="a page that can be opened and printed, with a style and its pictures inside")

    rules = add_command("rules", help="explain what is checked", description="List what is checked, or explain one code.")
    rules.add_argument("code", nargs="?", metavar="CODE", help="the code of a finding, such as too-short")
    return parser


def _add_check_options(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "paths", nargs="*", metavar="PATH", default=["."], help="a report, or a folder to search for reports (default: here)"
    )
    check.add_argument(
        "--format",
        choices=formats(),
        default=FOR_PEOPLE,
        help="what to write (default: text); with --fix, JSON tells by `fixed` how many were made",
    )
    check.add_argument("--edition", choices=NAMES, metavar="NAME", help=f"judge by the limits of this edition: {', '.join(NAMES)}")
    check.add_argument(
        "--fix", action="store_true", help="first make the fixes that keep every word of yours, in the files; then check what is left"
    )
    check.add_argument("--diff", action="store_true", help="write what --fix would change as a unified diff, and change and check nothing")
    check.add_argument(
        "--page",
        action="store_true",
        help="with --fix or --diff: make the changes, too, after which the hand-in page shows what GitHub shows; one that would break a "
        "limit is left out, and told",
    )
    check.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found; still with 2 if something can't be read")


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return host.strip("[]"), int(port)
