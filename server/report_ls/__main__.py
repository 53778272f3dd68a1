"""The command line. The server and what draws a terminal are imported only by the commands that need them.

Python 3.8 can read this module, so that one that is too old says so.
"""

from __future__ import annotations

import functools
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from report_ls.cli.exit_status import FAILED, INTERRUPTED, NO_READER, PASSED, UNUSABLE

if TYPE_CHECKING:
    from argparse import Namespace

OLDEST = (3, 11)
"""The oldest Python that works."""
BY_EDITORS: tuple[list[str], ...] = ([], ["--stdio"])
"""How most editors start the server, which then need not wait for a parser of all commands."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line, `sys.argv` without one, and return the exit status.

    Raises SystemExit for `--help`, `--version` and wrong usage.
    """
    if sys.version_info < OLDEST:
        this = sys.version.split()[0]
        print(f"report-ls needs Python 3.11 or later, and this is Python {this}. Start it with a later one.", file=sys.stderr)
        return UNUSABLE
    given = sys.argv[1:] if argv is None else [*argv]
    try:
        status = _serve(None, "utf-16") if given in BY_EDITORS else _run(given)
        print(end="", flush=True)
        gc.freeze()  # Python looks for cycles in everything when it ends, a tenth of a short run; freed it is all the same
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # what reads the output, as `head`, has seen enough
        _drop_output()
        return NO_READER
    except OSError as error:  # a full disk, a port that is taken
        _drop_output()
        from report_ls.cli.printable import tell

        tell(error.strerror or str(error))
        return UNUSABLE
    return status


def _drop_output() -> None:
    """Let what could not be written go, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: Sequence[str]) -> int:
    from report_ls.cli.arguments import parse_arguments

    arguments = parse_arguments(given)
    if arguments.command == "check":
        return _check(arguments)
    if arguments.command == "html":
        from report_ls.cli.html import write_page

        return write_page(arguments.path, arguments.output, full=arguments.full)
    if arguments.command == "rules":
        return _rules(arguments.code)
    return _serve(arguments.tcp, arguments.position_encoding)


def _serve(address: tuple[str, int] | None, silent_encoding: str) -> int:
    # Looking for cycles in everything takes a twelfth of the imports. But attrs leaves each class twice, so among what is young they are
    # looked for: it is 9 MB.
    usual = gc.get_threshold()
    gc.set_threshold(2_000, 1_000)
    from report_ls.lsp.server.serve import serve_stdio, serve_tcp

    gc.freeze()
    gc.set_threshold(*usual)

    if address is not None:
        return serve_tcp(*address, silent_encoding)
    if sys.stdin.isatty():
        print("report-ls: waiting for an editor. To check a report here, run `report-ls check`.", file=sys.stderr)
    return serve_stdio(silent_encoding)


def _check(arguments: Namespace) -> int:
    gc.set_threshold(100_000)  # looking for cycles every 700 objects takes a tenth of a short run
    from report_ls.cli.check import ApplyFixes, check

    apply_fixes: ApplyFixes | None = None
    if arguments.diff or arguments.fix:
        from report_ls.cli.fix import diff, fix

        apply_fixes = functools.partial(fix, edition=arguments.edition, page=arguments.page)
    if arguments.diff:
        status = diff(arguments.paths, arguments.edition, page=arguments.page)
    else:
        from report_ls.cli.outputs import output_of

        status = check(arguments.paths, arguments.edition, output_of(arguments.format), apply_fixes)
    return PASSED if arguments.exit_zero and status == FAILED else status


def _rules(code: str | None) -> int:
    from report_ls.cli.rules import explain_rule, list_rules

    if code is not None:
        return explain_rule(code)
    list_rules()
    return 0


if __name__ == "__main__":
    sys.exit(main())
