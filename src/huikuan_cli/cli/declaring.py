"""A command is declared by a function; what it takes is written down once, and typer is told of it here."""

from collections.abc import Callable, Iterator
from functools import cached_property
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, TypeVar, get_args

import typer

from huikuan_cli.cli.completing import excuses_like, letters_like, plans_like
from huikuan_cli.cli.switches import Switch

Run = TypeVar("Run", bound=Callable[..., Any])
# what the Tab key offers, by the word for what is wanted
OFFERS = {"计划": plans_like, "哪一种": letters_like, "他说的话": excuses_like}
SEVERAL, LISTED = tuple[str, ...], list[str] | None  # as we have it, as typer gives it


def command(app: typer.Typer, help: str, name: str | None = None) -> Callable[[Run], Run]:
    """Make a command of a function, whose annotations are no text. Each parameter is an option or an argument (cli.switches), or a set of options (a NamedTuple of
    them), which stands for all of its own; a field of a set that is no switch cannot be said on the command line."""

    def made(run: Run) -> Run:
        app.command(name, help=help, options_metavar="[选项]")(_Spread(run))
        return run

    return made


class _Spread:
    """A function as typer sees it and calls it: every option by itself. Looked through only for the command that is called."""

    def __init__(self, run: Callable[..., Any]) -> None:
        self.run, self.__name__ = run, run.__name__
        self.__annotations__: dict[str, Any] = {}

    @cached_property
    def __signature__(self) -> Signature:
        return Signature([switch for one in signature(self.run).parameters.values() for switch in _told(one)])

    def __call__(self, **given: Any) -> Any:
        for name, one in self.__signature__.parameters.items():
            if one.annotation.__origin__ == LISTED:
                given[name] = tuple(given[name] or ())
        for one in signature(self.run).parameters.values():
            if _is_set(one.annotation):
                own = {name: given.pop(name) for name in one.annotation._fields if name in given}
                given[one.name] = one.annotation(**own)
        return self.run(**given)


def _is_set(kind: Any) -> bool:
    return hasattr(kind, "_fields")


def _told(one: Parameter) -> Iterator[Parameter]:
    """What typer is told of a parameter; of a set, of each of its own."""
    kind = one.annotation
    if not _is_set(kind):
        yield _for_typer(one.name, kind, one.default)
        return
    for name, note in kind.__annotations__.items():
        if hasattr(note, "__metadata__"):
            yield _for_typer(name, note, kind._field_defaults.get(name, Parameter.empty))


def _for_typer(name: str, note: Any, default: Any) -> Parameter:
    kind, switch = get_args(note)
    assert isinstance(switch, Switch)
    made = typer.Option if switch.names else typer.Argument
    offers = OFFERS.get(switch.word.strip("[]…"))
    info = made(*switch.names, metavar=switch.word or None, help=switch.help, autocompletion=offers)
    if kind == SEVERAL:
        kind, default = LISTED, default or None
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, info])
