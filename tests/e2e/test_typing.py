"""What a person really types and pastes: input method on, several lines, odd keys, a window that changes its size."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

pytest.importorskip("pexpect", reason="needs a POSIX pseudo-terminal")
if os.name != "posix":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from e2e.terminal import CTRL_C, ENTER, ESC, STORY, Terminal, at_summary, planned, tell, until

NAME, KIND, DAY, WHO = "客户单位的全称？", "对方是哪一类单位？", "哪天去？", "见谁？怎么称呼？"
LEFT, BACKSPACE, CTRL_Z, CTRL_Q = "\x1b[D", "\x7f", "\x1a", "\x11"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


def wizard(tmp_path: Path, *argv: str, columns: int = 80) -> Terminal:
    return Terminal(tmp_path / "home", "plan", "--out", "out", *argv, columns=columns)


def kept(tmp_path: Path, person: Terminal) -> dict[str, object]:
    """Leave, and see what the draft holds."""
    person.press(CTRL_C)
    assert person.end() == 130
    (path,) = (tmp_path / "home/data/drafts").glob("*.yaml")
    found: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8"))["答案"]
    return found


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("４", "公立医院"),
        ("四", "公立医院"),
        ("医院", "公立医院"),
        ("事业", "事业单位"),
        ("0", "不清楚"),
        ("不", "不清楚"),
    ],
)
def test_an_entry_of_a_list_is_found_with_the_input_method_on(tmp_path: Path, typed: str, kind: str) -> None:
    person = wizard(tmp_path)
    person.answer(NAME, "甲家")
    person.answer(KIND, typed)
    person.see(DAY)
    assert kept(tmp_path, person)["客户性质"] == kind


def test_yes_and_no_are_typed_in_chinese(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full")
    tell(person, until("签合同那时，我方是中小企业吗？"))
    person.answer("签合同那时，我方是中小企业吗？", "否")
    person.see("谁验收、谁签字？")
    assert kept(tmp_path, person)["中小企业"] == "否"


@pytest.mark.parametrize("back", [ESC, "<", "＜", "《"])
def test_from_a_list_one_key_goes_back(tmp_path: Path, back: str) -> None:
    person = wizard(tmp_path)
    person.answer(NAME, "甲家")
    person.see(KIND)
    person.press(back)
    person.see(NAME, 2)
    person.press("\x1b[C（东区）", ENTER)
    person.see(KIND)
    assert kept(tmp_path, person)["客户"] == "甲家（东区）"


@pytest.mark.parametrize("back", ["<", "上一问"])
def test_from_a_question_in_words_one_word_goes_back(tmp_path: Path, back: str) -> None:
    person = wizard(tmp_path)
    tell(person, STORY[:2])
    person.answer(DAY, back)
    person.see(KIND, 2)
    person.press("3", ENTER)
    person.see(DAY)
    assert kept(tmp_path, person)["客户性质"] == "公办学校"


def test_the_ways_back_and_on_can_be_picked_from_the_list(tmp_path: Path) -> None:
    person = wizard(tmp_path)
    person.answer(NAME, "甲家")
    person.see("上一问")
    person.answer(KIND, "先跳过")
    person.see(DAY)
    assert "客户性质" not in kept(tmp_path, person)


def test_what_was_skipped_is_offered_at_the_summary_and_can_be_filled(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full", "--plain")
    person.answer(NAME, "甲家")
    person.answer(KIND, ">")
    for number in range(3, 120):
        if "接下来？" in person.prompted(number):
            break
        person.press("", ENTER)
    assert "客户性质：先跳过" in person.text()
    person.press("+", ENTER)
    person.answer(KIND, "4", 2)
    shown = person.see("接下来？", 2)
    assert "先跳过" not in shown.rsplit("公立医院", 1)[1]
    assert kept(tmp_path, person)["客户性质"] == "公立医院"


def test_a_raw_paste_of_four_lines_answers_one_question_and_says_what_was_left(tmp_path: Path) -> None:
    person = wizard(tmp_path)
    person.see(NAME)
    person.press("甲家\r2\r明天\r其余说明 yes\r")
    person.see("多粘贴的没有收")
    shown = person.see(KIND)
    assert "其余说明 yes" in shown
    assert kept(tmp_path, person) == {"客户": "甲家"}


def test_a_pasted_text_of_several_lines_becomes_one_line_that_is_shown(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full")
    person.see(NAME)
    person.press(f"{PASTE}清江市\n大数据中心\n（东区）{PASTED}", ENTER)
    person.see("收成一行：“清江市；大数据中心；（东区）”")
    person.see(KIND)
    assert kept(tmp_path, person)["客户"] == "清江市；大数据中心；（东区）"


def test_control_and_hidden_characters_do_not_reach_the_answer(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full")
    person.see(NAME)
    person.press(f"{PASTE}甲\u200b家\x07\u202e\u3000东区\x1b[31m{PASTED}", ENTER)
    person.see(KIND)
    assert kept(tmp_path, person)["客户"] == "甲家 东区"


def test_keys_that_mean_something_elsewhere_do_nothing(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full")
    person.see(NAME)
    person.press("甲", CTRL_Z, CTRL_Q, "家", ENTER)
    person.see(KIND)
    person.press(CTRL_Z, CTRL_Q, "2", ENTER)
    person.see(DAY)
    assert kept(tmp_path, person) == {"客户": "甲家", "客户性质": "事业单位"}


def test_the_cursor_moves_over_whole_characters(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full", columns=40)
    person.see(NAME)
    person.press("清江市大数据管理中心", LEFT * 2, BACKSPACE * 2, "运营", ENTER)
    person.see(KIND)
    assert kept(tmp_path, person)["客户"] == "清江市大数据运营中心"


def test_a_window_that_changes_its_size_loses_nothing(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full")
    person.see(NAME)
    person.press("清江甲方")
    for columns in (40, 100, 40):
        person.resize(columns)
        person.see("清江甲方")
    person.press("东区", ENTER)
    person.see(KIND)
    assert kept(tmp_path, person)["客户"] == "清江甲方东区"


def test_a_vague_day_is_asked_back_with_the_day_filled_in(tmp_path: Path) -> None:
    person = wizard(tmp_path)
    tell(person, STORY[:2])
    person.answer(DAY, "11月底")
    person.see("“11月底”没说准是哪一天")
    person.see("2026-11-30", 2)  # asked, and filled in
    assert "请写成" not in person.text()
    person.press(ENTER)
    person.see(WHO)
    assert kept(tmp_path, person)["拜访日期"] == "2026-11-30"


@pytest.mark.parametrize(
    ("typed", "said", "day"),
    [
        ("下周三", "按 2026-12-02（周三）理解", "2026-12-02"),
        ("26.12.3", "按 2026-12-03（周四）理解", "2026-12-03"),
    ],
)
def test_what_was_understood_of_a_day_is_shown(tmp_path: Path, typed: str, said: str, day: str) -> None:
    person = wizard(tmp_path)
    tell(person, STORY[:2])
    person.answer(DAY, typed)
    person.see(said)
    person.see(WHO)
    assert kept(tmp_path, person)["拜访日期"] == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [("1560000", "即 156万元"), ("１５６万元", "按 1,560,000.00 元理解")],
)
def test_an_amount_is_read_back(tmp_path: Path, typed: str, said: str) -> None:
    person = wizard(tmp_path, "--full")
    tell(person, until("合同总额？"))
    person.answer("合同总额？", typed)
    person.see(said)
    person.see("到今天一共收到多少？")
    person.press(CTRL_C)
    person.end()


def test_an_amount_without_its_unit_is_asked_back_with_the_likely_one(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full")
    tell(person, until("合同总额？"))
    person.answer("合同总额？", "156")
    person.see("没写单位，是元还是万？")
    person.see("对就回车，不对就改")
    person.press(ENTER)
    person.see("到今天一共收到多少？")
    assert kept(tmp_path, person)["合同额"] == "1560000.00"


@pytest.mark.parametrize("leave", [ESC, CTRL_C])
def test_a_line_that_was_left_half_typed_is_still_there(tmp_path: Path, leave: str) -> None:
    person = wizard(tmp_path, "--full")
    tell(person, STORY[:3])
    person.see(WHO)
    person.press("信息科的李主")
    person.see("信息科的李主")
    person.press(leave)
    if leave == CTRL_C:
        assert person.end() == 130
        person = wizard(tmp_path, "--resume")
    else:
        person.answer(DAY, "", 2)
    person.see("（接着刚才没写完的）")
    person.press("任", ENTER)
    person.see("的哪一环？")
    assert kept(tmp_path, person)["称呼"] == "信息科的李主任"


def test_at_forty_columns_long_entries_are_whole(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full", columns=40)
    tell(person, until("他更像哪一种？"))
    shown = person.see("他更像哪一种？").replace("\n", "").replace(" ", "")
    for words in ("先挑错", "先聊人", "说话短直", "笑着应"):
        assert words in shown
    person.answer("他更像哪一种？", "完美")
    person.see("卡在哪一站？")
    assert kept(tmp_path, person)["类型"] == "e1"


@pytest.mark.parametrize("mark", ["<", ">", "上一问"])
def test_a_mark_behind_what_was_filled_in_is_a_move_and_no_answer(tmp_path: Path, mark: str) -> None:
    person = wizard(tmp_path)
    tell(person, STORY[:3])
    person.see(WHO)
    person.press(ESC)
    person.see(DAY, 2)
    person.press(mark, ENTER)
    person.see(WHO if mark == ">" else KIND, 1 if mark == ">" else 2)
    assert kept(tmp_path, person)["拜访日期"] == "2026-11-25"


def test_what_was_only_proposed_is_not_taken_for_half_typed(tmp_path: Path) -> None:
    planned(tmp_path / "home")
    person = wizard(tmp_path, "--full")
    tell(person, [(NAME, "清江市大数据中心"), (KIND, ""), (DAY, "2026-11-30")])
    person.see("（上次 2026-11-25 填的，没变就回车）")
    person.press(ESC)
    person.see(DAY, 2)
    person.press(ENTER)
    shown = person.see("（上次 2026-11-25 填的，没变就回车）")
    assert "刚才没写完" not in shown
    person.press(CTRL_C)
    assert person.end() == 130


def test_a_line_that_was_not_understood_is_still_there_after_leaving(tmp_path: Path) -> None:
    person = wizard(tmp_path)
    tell(person, STORY[:2])
    person.answer(DAY, "春节前")
    person.see("打字就换掉")
    person.press(CTRL_C)
    assert person.end() == 130
    again = wizard(tmp_path, "--resume")
    again.see("春节前")
    again.press(CTRL_C)
    assert again.end() == 130


def test_the_key_after_esc_is_not_swallowed(tmp_path: Path) -> None:
    person = wizard(tmp_path)
    person.answer(NAME, "甲家")
    person.answer(KIND, "2")
    person.see(DAY)
    person.press(ESC)
    person.see(KIND, 2)
    person.press("3", ENTER)
    person.see(DAY)
    assert kept(tmp_path, person)["客户性质"] == "公办学校"


def test_unclear_stays_unclear_when_going_back_and_pressing_enter(tmp_path: Path) -> None:
    person = wizard(tmp_path, "--full")
    tell(person, until("哪天停收付款材料吗？"))
    person.answer("对方财务说过今年哪天停收付款材料吗？", "不清楚")
    person.see("有没有下面哪一件？")
    person.press(ESC)
    person.see("直接回车就还是不清楚")
    person.press(ENTER)
    person.see("有没有下面哪一件？")
    assert kept(tmp_path, person)["停收日"] == "不清楚"


def test_esc_leaves_the_first_question_when_it_was_reached_from_the_summary(tmp_path: Path) -> None:
    person = at_summary(tmp_path / "home")
    person.press("1", ENTER)
    person.see(NAME)
    person.press(ESC)
    person.see("接下来？")
    person.press(CTRL_C)
    assert person.end() == 130


def test_what_is_skipped_leaves_a_trace(tmp_path: Path) -> None:
    person = Terminal(tmp_path / "home", "plan", "--out", "out")
    person.answer("客户单位的全称？", ">")
    assert "客户单位的全称？ 先跳过" in person.see("对方是哪一类单位？")
    person.press(">")
    assert "对方是哪一类单位？ 先跳过" in person.see("哪天去？")
    person.press(CTRL_C)
    assert person.end() == 130


@pytest.mark.parametrize("columns", [80, 60, 40])
@pytest.mark.parametrize("keys", ["\x15", "\x17", ""])
def test_nobody_is_held_up_by_what_was_not_understood(tmp_path: Path, columns: int, keys: str) -> None:
    person = wizard(tmp_path, columns=columns)
    tell(person, STORY[:2])
    person.answer(DAY, "五天五夜")
    person.see("再回车就先记“不清楚”")
    person.see("打字就换掉")
    person.see(f"{DAY} 五天五夜", 2)
    person.press(keys, ENTER)
    person.see(WHO)
    person.see(f"{DAY} 不清楚")
    assert kept(tmp_path, person)["拜访日期"] == "不清楚"
