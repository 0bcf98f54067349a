"""The help page that is printed without loading the command line library."""

from __future__ import annotations

import typer

from huikuan_cli import texts
from huikuan_cli.cli.app import app


def test_the_ready_help_page_is_what_the_library_would_print() -> None:
    command = typer.main.get_command(app)
    with command.make_context("huikuan", [], resilient_parsing=True) as context:
        assert command.get_help(context) == texts.HELP_PAGE
