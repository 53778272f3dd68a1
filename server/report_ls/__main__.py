"""The command line. The server and what draws a terminal are imported only by the commands that need them."""

from __future__ import annotations

import argparse
import functools
import gc
import os
import sys
from collections.abc import Sequence

from report_ls import __version__
from report_ls.format.editions import NAMES

INTERRUPTED = 130
"""The exit status of what SIGINT ends, as shells have it."""
UNUSABLE = 2
"""That of wrong usage, and of what can't be read or written."""
NO_READER = 141
"""That of what SIGPIPE ends."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line, `sys.argv` without one, and return the exit status.

    Raises SystemExit for `--help`, `--version` and wrong usage.
    """
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.command == "check" and arguments.page and not (arguments.fix or arguments.diff):
        parser.error("--page needs --fix or --diff")
    try:
        status = _run(arguments)
        print(end="", flush=True)
        gc.freeze()  # Python looks for cycles in everything when it ends, a tenth of a short run; freed it is all the same
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # what reads the output, as `head`, has seen enough
        _drop_output()
        return NO_READER
    except OSError as error:  # a full disk, a port that is taken
        _drop_output()
        print(f"report-ls: {error.strerror or error}", file=sys.stderr)
        return UNUSABLE
    return status


def _drop_output() -> None:
    """Let what could not be written go, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="report-ls",
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

    check = commands.add_parser(
        "check",
        help="check reports in the terminal",
        description="Check reports. Exit status: 0 if all is well, 1 if a question fails or something is a warning or worse, "
        "2 if something can't be read or written. With --fix it is that of what is left; with --diff it is 1 if a fix would change "
        "something, and 0 if not, whatever else is found.",
    )
    check.add_argument(
        "paths", nargs="*", metavar="PATH", default=["."], help="a report, or a folder to search for reports (default: here)"
    )
    check.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
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

    html = commands.add_parser(
        "html",
        help="make the hand-in page",
        description="Write the page that `report.py html` writes, byte for byte. Exit status: 0 if it is written, 2 if not.",
    )
    html.add_argument("path", nargs="?", metavar="PATH", default=".", help="the report, or a folder with one (default: here)")
    html.add_argument(
        "-o", "--output", metavar="FILE", help="where to write, - for standard output (default: report.html beside the report)"
    )
    html.add_argument("--full", action="store_true", help="a page that can be opened and printed, with a style and its pictures inside")

    rules = commands.add_parser("rules", help="explain what is checked", description="List what is checked, or explain one code.")
    rules.add_argument("code", nargs="?", metavar="CODE", help="the code of a finding, such as too-short")
    return parser


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return host.strip("[]"), int(port)


def _run(arguments: argparse.Namespace) -> int:
    match arguments.command:
        case "check":
            return _check(arguments)
        case "html":
            from report_ls.cli.html import write_page

            return write_page(arguments.path, arguments.output, full=arguments.full)
        case "rules":
            return _rules(arguments.code)
        case _:
            return _serve(arguments.tcp, arguments.position_encoding)


def _serve(address: tuple[str, int] | None, silent_encoding: str) -> int:
    # Looking for cycles in everything takes a twelfth of the imports. But attrs leaves each class twice, so among what is young they are
    # looked for: it is 9 MB.
    usual = gc.get_threshold()
    gc.set_threshold(10_000, 1_000)
    # asyncio does without, and nothing here is encrypted: it is 6 MB and 6 ms
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    from report_ls.lsp.serve import serve_stdio, serve_tcp

    gc.freeze()
    gc.set_threshold(*usual)

    if address is not None:
        return serve_tcp(*address, silent_encoding)
    if sys.stdin.isatty():
        print("report-ls: waiting for an editor. To check a report here, run `report-ls check`.", file=sys.stderr)
    return serve_stdio(silent_encoding)


def _check(arguments: argparse.Namespace) -> int:
    gc.set_threshold(100_000)  # looking for cycles every 700 objects takes a tenth of a short run
    from report_ls.cli.check import FAILED, PASSED, Mend, check
    from report_ls.cli.log import log_briefly

    log_briefly()
    mend: Mend | None = None
    if arguments.diff or arguments.fix:
        from report_ls.cli.fix import diff, fix

        mend = functools.partial(fix, edition=arguments.edition, page=arguments.page)
    if arguments.diff:
        status = diff(arguments.paths, arguments.edition, page=arguments.page)
    elif arguments.format == "json":
        from report_ls.cli.json_output import json_output

        status = check(arguments.paths, arguments.edition, json_output(), mend)
    else:
        from report_ls.cli.text_output import text_output

        status = check(arguments.paths, arguments.edition, text_output(), mend)
    return PASSED if arguments.exit_zero and status == FAILED else status


def _rules(code: str | None) -> int:
    from report_ls.cli.rules import explain_rule, list_rules

    if code is not None:
        return explain_rule(code)
    list_rules()
    return 0


if __name__ == "__main__":
    sys.exit(main())
