"""Handing a text to the command of HUIKUAN_ASSISTANT. Only the user's own environment names it: no shared file can."""

from __future__ import annotations

import os
import shlex
import subprocess

from huikuan_cli import texts_assistant as texts
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.store.files.bounded import MAX_BYTES

SECONDS = 300


def answer_of(command: str, text: str) -> str:
    """What the command writes when it reads the text. Raises UsageError where none is named, HuikuanError where it fails, takes too
    long, or writes too much."""
    if not command.strip():
        raise UsageError(texts.NO_COMMAND, texts.NO_COMMAND_FIX)
    try:
        words = shlex.split(command, posix=os.name != "nt")
        done = subprocess.run(words, input=text.encode(), capture_output=True, timeout=SECONDS, check=False)
    except ValueError:
        raise UsageError(texts.BAD_COMMAND.format(command=command)) from None
    except subprocess.TimeoutExpired:
        raise HuikuanError(texts.TOO_SLOW.format(seconds=SECONDS), texts.BY_HAND) from None
    except OSError:
        raise HuikuanError(texts.NOT_STARTED.format(command=words[0]), texts.BY_HAND) from None
    if done.returncode or len(done.stdout) > MAX_BYTES:
        raise HuikuanError(texts.FAILED.format(code=done.returncode), texts.BY_HAND)
    return done.stdout.decode("utf-8", "replace")
