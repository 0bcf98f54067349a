"""`huikuan --install-completion` and `--show-completion`: the few lines that make a shell ask us when Tab is pressed.

The scripts are the command line library's; writing them is ours, so that what a person has in his own files stays, and his settings
of what may be run are not changed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from huikuan_cli import texts_completion as texts
from huikuan_cli.cli.completing import VARIABLE
from huikuan_cli.errors import HuikuanError
from huikuan_cli.show import out

POWER = ("powershell", "pwsh")
SHELLS = ("bash", "zsh", "fish", *POWER)
MARK = "# huikuan"
SECONDS = 20  # to wait for PowerShell


def show() -> None:
    """Print the script for the shell that we were called from. Raises HuikuanError where it is none of those we know."""
    out.result(_script(_shell()))


def install() -> None:
    """Write the script where that shell reads it when it starts. Raises HuikuanError where it is none of those we know, or nothing can
    be written."""
    shell = _shell()
    home = Path.home()
    if shell in POWER:
        path = _profile(shell)
        _add(path, _script(shell))
    elif shell == "bash":
        path = home / ".bash_completions" / "huikuan.sh"
        _write(path, _script(shell))
        _add(home / ".bashrc", f"source '{path}'")
    elif shell == "zsh":
        path = home / ".zfunc" / "_huikuan"
        _write(path, _script(shell))
        _add(home / ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
    else:
        path = home / ".config" / "fish" / "completions" / "huikuan.fish"
        _write(path, _script(shell))
    out.result(texts.INSTALLED.format(shell=shell, path=path))
    if shell in ("bash", "zsh"):
        out.notice(texts.ALSO_CHANGED.format(path=home / f".{shell}rc"))
    out.notice(texts.NEW_WINDOW)
    if shell in POWER:
        out.notice(texts.POLICY)


def _shell() -> str:
    import shellingham  # type: ignore[import-untyped]

    with suppress(shellingham.ShellDetectionFailure, OSError):
        found = str(shellingham.detect_shell()[0])
        if found in SHELLS:
            return found
    named = Path(os.environ.get("SHELL", "")).name
    if named in SHELLS:
        return named
    raise HuikuanError(texts.NO_SHELL, texts.NO_SHELL_FIX)


def _script(shell: str) -> str:
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="huikuan", complete_var=VARIABLE, shell=shell)


def _profile(shell: str) -> Path:
    """The file that PowerShell reads when it starts."""
    import subprocess

    try:
        said = subprocess.run(
            [shell, "-NoProfile", "-Command", "[Console]::OutputEncoding=[Text.Encoding]::UTF8; $profile"],
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        return Path(said.stdout.decode("utf-8").strip().lstrip("\ufeff"))
    except (OSError, ValueError, subprocess.SubprocessError):
        raise HuikuanError(texts.NO_PROFILE, texts.NO_PROFILE_FIX) from None


def _write(path: Path, text: str) -> None:
    from huikuan_cli.store.files import all_or_none, atomic

    all_or_none.ready(path.parent)
    atomic.write(path, text + "\n")


def _add(path: Path, text: str) -> None:
    """Add lines to a file of the person's own, once; all that stands there stays byte for byte."""
    from huikuan_cli.store.files import all_or_none, atomic

    all_or_none.ready(path.parent)
    target = path.resolve()
    try:
        before = target.read_bytes() if target.exists() else b""
    except OSError as error:
        raise atomic.refusal(path, error) from None
    if text.encode() in before:
        return
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    mode = target.stat().st_mode if target.exists() else None
    atomic.write_bytes(target, before + gap + f"{MARK}\n{text}\n".encode())
    if mode is not None:
        with suppress(OSError):
            target.chmod(mode)
