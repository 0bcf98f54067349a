"""What a command takes is written down once (cli.declaring): the command line is made of it."""

from typing import Annotated, Any, NamedTuple

import pytest
import typer
from typer.testing import CliRunner

from huikuan_cli.cli.declaring import command
from huikuan_cli.cli.switches import argument, option


class Given(NamedTuple):
    what: Annotated[tuple[str, ...], argument("[什么]…", "写什么")] = ()
    loud: Annotated[bool, option("--loud", help="大声")] = False
    to: Annotated[str, option("--to", "-t", word="谁", help="给谁")] = "大家"
    kept: str = "自己留着"


def heard(run: Any, *argv: str) -> tuple[int, str]:
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    command(app, "说一句")(run)
    done = CliRunner().invoke(app, argv)
    return done.exit_code, done.output


def test_a_set_of_options_stands_for_each_of_its_own_and_comes_back_together():
    got: list[Given] = []

    def say(options: Given) -> None:
        got.append(options)

    assert heard(say, "甲", "乙", "--loud", "-t", "老王")[0] == 0
    assert heard(say)[0] == 0
    assert got == [Given(("甲", "乙"), True, "老王"), Given()]


def test_a_field_that_is_no_switch_cannot_be_said():
    def say(options: Given) -> None:
        raise AssertionError(options)

    code, said = heard(say, "--kept", "别人的")
    assert code == 2
    assert "--kept" in said
    assert "--kept" not in heard(say, "--help")[1]


def test_the_help_keeps_the_order_in_which_the_options_are_written():
    def say(
        name: Annotated[str, argument("名字", "谁说")],
        options: Given,
        last: Annotated[int, option("--last", word="几", help="最后")] = 1,
    ) -> None:
        raise AssertionError

    code, said = heard(say, "--help")
    assert code == 0
    places = [said.index(one) for one in ("谁说", "写什么", "大声", "给谁", "最后")]
    assert places == sorted(places)


def test_what_has_no_default_has_to_be_said():
    def say(names: Annotated[tuple[str, ...], argument("名字…", "谁")]) -> None:
        assert names == ("甲",)

    assert heard(say)[0] == 2
    assert heard(say, "甲")[0] == 0


def test_one_name_is_taken_only_once():
    def say(to: Annotated[str, option("--whom", word="谁", help="谁")], options: Given) -> None:
        raise AssertionError

    with pytest.raises(ValueError, match="duplicate parameter name"):
        heard(say)
