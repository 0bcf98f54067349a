"""The same surroundings as the tests of the command line."""

from cli.conftest import answers, no_terminal, planned, process

__all__ = ["answers", "no_terminal", "planned", "process"]
