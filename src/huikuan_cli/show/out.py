"""Plain lines on the screen: results to stdout, everything else to stderr, safe for any code page.

The one place that writes, but for the questions: whatever a text was made of, no file name, argument or content orders the
terminal about.
"""

from __future__ import annotations

import codecs
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from huikuan_cli.core.text.screen import harmless, harmless_but_styled
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound, ReaderLeft


def prepare() -> None:
    """Let every code page take our text: what it cannot show becomes ?, one that knows no Chinese at all gets UTF-8, and a stream
    that was closed swallows it. Nothing crashes."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  open as long as we run
            continue
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            plain = codecs.lookup(stream.encoding or "ascii").name == "ascii"
            reconfigure(errors="replace", encoding="utf-8" if plain else None)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text + "\n")
        stream.flush()
    except BrokenPipeError:
        raise ReaderLeft from None
    except OSError as error:
        silence(stream)
        raise unwritten(error) from None


def unwritten(error: OSError) -> HuikuanError:
    """The sentence for a screen or a redirected file that takes nothing more."""
    reason = "磁盘满了" if error.errno == errno.ENOSPC else f"错误码 {error.errno}"
    return HuikuanError(f"结果写不出去：{reason}", "换一个地方再试")


def silence(stream: TextIO) -> None:
    """Let nothing more be flushed to a stream that cannot take it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def result(text: str) -> None:
    """A result, on stdout."""
    _write(sys.stdout, harmless(text))


def drawn(text: str) -> None:
    """A result that `show` drew with colours and weights, on stdout."""
    _write(sys.stdout, harmless_but_styled(text))


def notice(text: str) -> None:
    """Anything that is not the result, on stderr."""
    _write(sys.stderr, harmless(text))


def as_json(value: dict[str, Any]) -> None:
    """A result for another program: one ASCII-safe JSON object with a version."""
    import json

    _write(sys.stdout, json.dumps({"version": 1, **value}, ensure_ascii=True, indent=2, default=str))


def problem_json(one: Problem) -> dict[str, Any]:
    """A problem as data."""
    level = "warning" if one.minor else "error"
    place = {"file": one.file, "line": one.line, "column": one.column}
    return {**place, "code": one.code, "level": level, "text": one.text, "fix": one.fix}


def error(problem: HuikuanError) -> None:
    """An expected problem: one line, or a list with file and line."""
    if isinstance(problem, ProblemsFound):
        notice(f"{problem.text}（{len(problem.problems)} 处）：")
        for one in problem.problems:
            notice("  " + one.sentence())
    else:
        notice(problem.sentence())


def error_json(problem: HuikuanError) -> None:
    """An expected problem as data on stdout."""
    found = problem.problems if isinstance(problem, ProblemsFound) else []
    as_json({"error": problem.sentence(), "problems": [problem_json(p) for p in found]})
