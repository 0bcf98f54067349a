"""The error boundary: the only place that turns an exception into one line and an exit code."""

from __future__ import annotations

import codecs
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

COMPLETING = "_HUIKUAN_COMPLETE"  # set by the shell while somebody presses Tab: nothing is run then
OK, PROBLEM, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


def run(argv: list[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its exit code (docs/decisions.md §2)."""
    if (
        codecs.lookup(sys.getfilesystemencoding()).name == "ascii"
    ):  # LC_ALL=C: no file could have a Chinese name
        os.environ["PYTHONUTF8"] = "1"
        os.execv(
            sys.executable, [sys.executable, "-m", "huikuan_cli", *(sys.argv[1:] if argv is None else argv)]
        )
    gc.set_threshold(100_000)  # a run is short: fewer collections save 5 % of `plan --answers`
    code = call(sys.argv[1:] if argv is None else argv)
    gc.freeze()  # nor is what goes with the process looked through at its end: as much again
    sys.exit(code)


def call(argv: list[str]) -> int:
    """Run the command line and return its exit code: 0 ok, 1 problem, 2 usage, 3 bug, 130 interrupted."""
    try:
        return _guarded(argv)
    except KeyboardInterrupt:
        from huikuan_cli import texts
        from huikuan_cli.show import out

        out.notice(texts.INTERRUPTED)
        return INTERRUPTED


def _guarded(argv: list[str]) -> int:
    from huikuan_cli.errors import HuikuanError, ReaderLeft
    from huikuan_cli.show import out

    out.prepare()
    try:
        return _reported(argv)
    except KeyboardInterrupt:
        raise
    except ReaderLeft:  # nothing more to say, and nothing to flush at the end
        out.silence(sys.stdout)
        return OK
    except HuikuanError as unwritten:  # even the report could not be written
        out.notice(unwritten.sentence())
        return PROBLEM
    except OSError as error:  # our own files are wrapped; this is the screen or a redirected file
        out.silence(sys.stdout)
        out.notice(out.unwritten(error).sentence())
        return PROBLEM
    except Exception as bug:  # the boundary: whatever is left is ours
        return _bug(bug)


def _reported(argv: list[str]) -> int:
    """Dispatch, and report an expected problem as one line, a list, or JSON."""
    from huikuan_cli.errors import HuikuanError
    from huikuan_cli.show import out

    try:
        return _dispatch(argv)
    except HuikuanError as problem:
        if "--json" in argv:
            out.error_json(problem)
        else:
            out.error(problem)
        return problem.exit_code


def _dispatch(argv: list[str]) -> int:
    from huikuan_cli import texts
    from huikuan_cli.show import out

    if COMPLETING in os.environ:
        from huikuan_cli.cli.completing import complete

        def commands() -> Callable[..., object]:
            from huikuan_cli.cli.app import app

            return app

        return complete(commands)
    if argv in (["--help"], ["-h"]):
        out.result(texts.HELP_PAGE)
        return OK
    if not argv:
        return _home()
    if argv == ["plan"]:  # the first question need not wait for the command line library
        return _plan()
    import click

    from huikuan_cli.cli.app import named

    try:
        result = named(argv)(args=argv, prog_name="huikuan", standalone_mode=False)
    except click.ClickException as usage:
        from huikuan_cli.cli.chinese import usage_sentence

        context = getattr(usage, "ctx", None)
        out.notice(usage_sentence(usage, sorted(getattr(context and context.command, "commands", {}))))
        out.notice(texts.SEE_HELP.format(command=context.command_path if context else "huikuan"))
        return USAGE
    except click.Abort:
        raise KeyboardInterrupt from None
    if result == INTERRUPTED:  # typer turns Ctrl-C into this code and says nothing
        raise KeyboardInterrupt
    return result if isinstance(result, int) else OK


def _home() -> int:
    """Bare `huikuan`, which the command line knows nothing of."""
    from huikuan_cli.cli.home import home
    from huikuan_cli.env import Env

    home(Env.from_process())
    return OK


def _plan() -> int:
    """`huikuan plan` without options, as the command line would call it."""
    from huikuan_cli.cli.plan.command import plan
    from huikuan_cli.cli.plan.options import PlanOptions
    from huikuan_cli.env import Env

    plan(PlanOptions(), Env.from_process())
    return OK


def _bug(bug: Exception) -> int:
    """Write the traceback, without locals or answers, to a log and say where it is."""
    import platform
    import traceback

    from huikuan_cli import __version__, texts
    from huikuan_cli.env import Env
    from huikuan_cli.show import out

    with suppress(Exception):  # what is installed may be anything
        from huikuan_cli.installed import too_new

        newer, command = too_new()
        if newer:
            out.notice(texts.TOO_NEW.format(names="、".join(newer), command=command))
            return PROBLEM
    try:
        path = Env.from_process().data_dir() / "huikuan-error.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        frames = "".join(traceback.format_tb(bug.__traceback__))
        head = f"huikuan {__version__} / Python {platform.python_version()} / {platform.platform()}\n"
        path.write_text(f"{head}{frames}{type(bug).__name__}\n", encoding="utf-8")
        out.notice(texts.BUG.format(path=path))
    except Exception:  # no home folder, no room, no right: the reporter itself must not fail
        out.notice(texts.BUG_NO_LOG)
    return BUG
