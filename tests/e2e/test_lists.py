"""Lists in a real terminal and in plain mode: nothing is taken that was not meant, and the screen says what was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import CLEAR, CTRL_C, ENTER, ESC, UP, WRAPPED, Terminal
from e2e.test_wizard import resumed_at
from factories import talk
from huikuan_cli.core.text.values import Option
from huikuan_cli.wizard.list_pages import PAGE

NAME, KIND, DAY, PAPERS = "客户单位的全称？", "对方是哪一类单位？", "哪天去？", "手上有哪些材料？"
DOWN, LEFT, RIGHT, BACKSPACE = "\x1b[B", "\x1b[D", "\x1b[C", "\x7f"
WIDTHS = pytest.mark.parametrize("columns", [80, 60, 40])


def wizard(tmp_path: Path, *argv: str, columns: int = 80) -> Terminal:
    return Terminal(tmp_path / "home", "plan", "--out", "out", *argv, columns=columns)


def at_kind(tmp_path: Path, *argv: str, columns: int = 80) -> Terminal:
    person = wizard(tmp_path, *argv, columns=columns)
    person.answer(NAME, "甲家")
    person.see(KIND)
    return person


def kept(tmp_path: Path, person: Terminal) -> dict[str, object]:
    person.press(CTRL_C)
    assert person.end() == 130
    (path,) = (tmp_path / "home/data/drafts").glob("*.yaml")
    found: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8"))["答案"]
    return found


def papers() -> tuple[Option, ...]:
    """As the list shows them to who knows nothing else yet: first what no case is paid without."""
    field = talk().find("材料")
    assert field
    first = ["w2", "w4", "w6", "w9"]
    return tuple(
        sorted(talk().options(field), key=lambda o: first.index(o.id) if o.id in first else len(first))
    )


def pointed(person: Terminal) -> list[str]:
    person.quiet()
    return [row.strip("> ") for row in person.screen.display if row.startswith(" > ")]


def ticked(person: Terminal) -> list[str]:
    return [row.split("● ")[1][0] for row in person.screen.display if "●" in row]


@WIDTHS
def test_a_list_says_what_is_typed_and_ticks_by_number_at_every_width(tmp_path: Path, columns: int) -> None:
    person = resumed_at(tmp_path / "home", "材料", columns=columns)
    person.see(PAPERS)
    person.press("火星")
    person.see("打了：火星：没有这一项；退格删掉，打前面的编号或选项里的字")
    person.press(ENTER, " ")
    person.quiet()
    assert pointed(person) == []
    person.press(CLEAR, "20")  # 不清楚 stands alone
    person.quiet()
    assert ticked(person) == ["0"]
    person.press("3 5 7")
    person.quiet()
    assert ticked(person) == ["3", "5", "7"]
    rows = [row.rstrip() for row in person.screen.display]
    drawn = rows[next(n for n, row in enumerate(rows) if PAPERS in row) + 1 :]
    assert all(
        row.startswith(("  ", " > ")) for row in drawn if row
    )  # none was broken by the edge of the window
    whole = WRAPPED.sub("", "\n".join(drawn))
    assert all((one.label in whole) == (n < PAGE) for n, one in enumerate(papers()))
    person.press(ENTER)
    person.see("选了 3 样")
    assert kept(tmp_path, person)["材料"] == [papers()[n].id for n in (2, 4, 6)]


@WIDTHS
def test_plain_mode_refuses_and_ticks_the_same(tmp_path: Path, columns: int) -> None:
    person = resumed_at(tmp_path / "home", "材料", "--plain", columns=columns)
    person.see(PAPERS)
    person.prompted(1)
    person.press("火星", ENTER)
    person.prompted(2)
    assert "“火星”不在可选项里" in WRAPPED.sub("", person.text())
    person.press("3，5，7", ENTER)
    person.prompted(3)
    assert kept(tmp_path, person)["材料"] == [papers()[n].id for n in (2, 4, 6)]


def test_text_that_fits_nothing_does_not_answer_and_can_be_mended(tmp_path: Path) -> None:
    person = at_kind(tmp_path)
    person.press("机构")
    person.see("打了：机构：没有这一项；最接近：机关")
    person.press(ENTER)
    assert pointed(person) == []
    person.press(BACKSPACE, BACKSPACE, "公")
    person.see("打了：公：有几项，请接着打：公办学校、公立医院")
    person.press("安局")
    person.see("打了：公安局 → 机关")
    assert pointed(person) == ["1) 机关"]
    person.press(ENTER)
    person.see(DAY)
    assert kept(tmp_path, person)["客户性质"] == "机关"


def test_the_pointer_stands_on_no_entry_first_and_enter_says_what_it_was_taken_for(tmp_path: Path) -> None:
    person = at_kind(tmp_path)
    assert pointed(person) == []
    person.press(DOWN)
    assert pointed(person) == ["1) 机关"]
    person.press(UP)
    assert pointed(person) == ["0) 不清楚"]
    person.press(CLEAR, ENTER)
    person.see(f"{KIND} 不清楚")
    person.see(DAY)
    assert kept(tmp_path, person)["客户性质"] == "不清楚"


def test_what_was_chosen_before_is_pointed_at(tmp_path: Path) -> None:
    person = at_kind(tmp_path)
    person.press("4", ENTER)
    person.see(DAY)
    person.press(ESC)
    person.see(KIND, 2)
    assert pointed(person) == ["4) 公立医院"]
    person.press(CTRL_C)
    assert person.end() == 130


def test_what_does_not_concern_every_contract_is_refused_in_a_list_too(tmp_path: Path) -> None:
    person = at_kind(tmp_path)
    person.press("不涉及", ENTER)
    person.see("打了：不涉及：这一项每一单都有；不知道就写 不清楚")
    person.press(CLEAR, "不知道", ENTER)
    person.see(DAY)
    assert kept(tmp_path, person)["客户性质"] == "不清楚"


def test_a_mark_and_enter_go_back_exactly_one_from_a_list(tmp_path: Path) -> None:
    person = at_kind(tmp_path)
    person.press("2", ENTER)
    person.see(DAY)
    person.press("<", ENTER)
    person.see(KIND, 2)
    person.press("<" + ENTER)
    person.see(NAME, 2)
    person.quiet()
    assert person.text().count(KIND) == 2 - 1  # erased when it was left; the first answer stays
    person.press(RIGHT, "（东区）", ENTER)
    person.see(KIND)
    assert kept(tmp_path, person)["客户"] == "甲家（东区）"


@pytest.mark.parametrize(
    ("keys", "day"), [("后天下午3点", "2026-11-25 15:00"), (LEFT + BACKSPACE + "1", None)]
)
def test_what_was_refused_is_selected_typing_replaces_it_and_an_arrow_keeps_it(
    tmp_path: Path, keys: str, day: str | None
) -> None:
    person = at_kind(tmp_path)
    person.press("2", ENTER)
    person.answer(DAY, "春节前")
    person.see("打字就换掉")
    person.press(keys)
    if day is None:
        person.see(f"{DAY} 春1前")
        person.press(CTRL_C)
        assert person.end() == 130
        return
    person.see(f"{DAY} {keys}")
    person.press(ENTER)
    person.see(f"按 {day[:10]}")
    assert kept(tmp_path, person)["拜访日期"] == day


@pytest.mark.parametrize(
    ("typed", "said", "kind"),
    [
        ("县公安局", "→ 机关", "机关"),
        ("", "→ 不清楚", "不清楚"),
        ("0", "→ 不清楚", "不清楚"),
        ("不知道", "→ 不清楚", "不清楚"),
    ],
)
def test_plain_mode_says_what_was_taken(tmp_path: Path, typed: str, said: str, kind: str) -> None:
    person = at_kind(tmp_path, "--plain")
    person.prompted(2)
    person.press(typed, ENTER)
    person.see(said)
    person.see(DAY)
    assert kept(tmp_path, person)["客户性质"] == kind


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("公", "“公”可以是几项：公办学校、公立医院；请写清是哪一项"),
        ("机构", "“机构”不在可选项里，最接近：机关"),
        ("不涉及", "这一项每一单都有；不知道就写 不清楚"),
    ],
)
def test_plain_mode_refuses_in_one_line(tmp_path: Path, typed: str, said: str) -> None:
    person = at_kind(tmp_path, "--plain")
    person.prompted(2)
    person.press(typed, ENTER)
    person.see(f"× {said}")
    person.prompted(3)
    assert kept(tmp_path, person) == {"客户": "甲家"}
