"""Git Bash on Windows: a window that Python takes for a pipe. Imports nothing of ours; not tried on a real one yet."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress

_PTY = re.compile(r"\\?(msys|cygwin)-[0-9a-f]+-pty\d+-(from|to)-master(-nat)?")
_NAME_INFO = 2


def is_window(name: str) -> bool:
    """Whether a pipe of this name is a Git Bash window, and not a file or another program."""
    return bool(_PTY.fullmatch(name))


def pipe_name(stream: object) -> str:
    """The name of the pipe behind a stream on Windows; empty everywhere else."""
    if os.name != "nt":
        return ""
    with suppress(Exception):  # whatever goes wrong in here only means: no such window
        import ctypes
        import msvcrt

        handle = msvcrt.get_osfhandle(stream.fileno())  # type: ignore[attr-defined]
        info = ctypes.create_string_buffer(2048)
        read = ctypes.windll.kernel32.GetFileInformationByHandleEx  # type: ignore[attr-defined]
        if read(ctypes.c_void_p(handle), _NAME_INFO, info, ctypes.sizeof(info)):
            length = int.from_bytes(info.raw[:4], "little")
            return info.raw[4 : 4 + length].decode("utf-16-le")
    return ""


def is_here() -> bool:
    """Whether a person sits at a Git Bash window: both what he types and what he sees go through it."""
    return is_window(pipe_name(sys.stdin)) and is_window(pipe_name(sys.stdout))


def speak_utf8() -> None:
    """Read and write as that window does, whatever the code page of Windows is."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
