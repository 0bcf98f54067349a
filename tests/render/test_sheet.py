"""What always stands on the action sheet, and where."""

from __future__ import annotations

import itertools

import pytest

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.answers import read_answers
from huikuan_cli.core.planner import make_plan
from huikuan_cli.core.sheet import Sheet, action_sheet

FIRST_PAGE = (
    "这次要带回来的",
    "记在心里的数",
    "日期和利息",
    "出发前",
    "见面怎么说",
    "他说",
    "还缺的材料",
    "绝对不做",
    "走出门以后",
    "红线",
)


def sheet_of(**over) -> Sheet:
    reading = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1)
    assert not reading.problems, reading.problems
    return action_sheet(make_plan(playbook(), reading.answers, TODAY, ""), TODAY.isoformat(), "0")


def all_unclear() -> Sheet:
    everything = {
        s.title: dict.fromkeys([f.key for f in s.fields], "不清楚") for s in talk().sections if s.id != "m"
    }
    return sheet_of(**everything)


def rows(sheet: Sheet, title: str) -> list[str]:
    block = next(b for b in sheet.blocks if b.title.startswith(title))
    return [f"{row.label}{row.text}{row.note}" for row in block.rows]


@pytest.mark.parametrize("kind", [*(f"e{n}" for n in range(1, 10)), "不清楚"])
def test_every_red_line_is_on_page_one_for_every_type(kind):
    sheet = sheet_of(客户类型={"类型": kind})
    printed = "".join(rows(sheet, "红线"))
    for one in playbook().redlines.lines:
        assert one.line in printed
    assert next(b for b in sheet.blocks if b.title.startswith("红线")).page == 1


def test_red_lines_and_the_safe_type_stand_when_nothing_is_known():
    sheet = all_unclear()
    assert len("".join(rows(sheet, "红线"))) > 100
    assert "e0" in "".join(rows(sheet, "见面怎么说"))


def test_page_one_keeps_its_order_and_page_two_follows():
    sheet = sheet_of()
    titles = [b.title for b in sheet.blocks if b.page == 1]
    places = [next(n for n, t in enumerate(FIRST_PAGE) if title.startswith(t)) for title in titles]
    assert places == sorted(places)
    assert len(places) == len(FIRST_PAGE)
    pages = [b.page for b in sheet.blocks]
    assert pages == sorted(pages)


def test_the_outcome_comes_first_and_says_what_does_not_count():
    first = sheet_of().blocks[0]
    assert first.rows[0].text.startswith("把付款申请提交到系统，拿到单号")
    assert [row.label for row in first.rows[:4]] == ["只要", "目标", "可接受", "底线"]
    assert "不算成果" in first.rows[-1].text


def test_reminders_of_the_case_stand_before_the_visit():
    plain = "".join(rows(sheet_of(), "出发前"))
    disputed = "".join(rows(sheet_of(验收标准={"争议金额": "1万"}), "出发前"))
    reminder = playbook().escalation.reminders["有争议"]
    assert reminder in disputed
    assert reminder not in plain


def test_no_block_is_empty():
    for sheet in (sheet_of(), all_unclear()):
        assert all(block.rows for block in sheet.blocks)
        assert all(row.text or row.label for block in sheet.blocks for row in block.rows)


@pytest.mark.parametrize("kind", [f"e{n}" for n in range(1, 10)])
def test_a_type_brings_its_own_never_two_openings_and_three_replies(kind):
    sheet, own = sheet_of(客户类型={"类型": kind}), playbook().types[kind]
    printed = "".join(rows(sheet, "绝对不做"))
    assert all(line in printed for line in own.never)
    talk_rows = next(b for b in sheet.blocks if b.title.startswith("见面怎么说")).rows
    assert [row.style for row in talk_rows if row.label.startswith("开场")] == ["say", "say"]
    assert len(rows(sheet, "他说")) == 3


def test_no_line_of_a_full_case_has_a_hole():
    for kind in [f"e{n}" for n in range(1, 10)]:
        sheet = sheet_of(客户类型={"类型": kind}, 我的4W2H={"他要看到什么": None})
        for title in ("见面怎么说", "他说", "走出门以后", "绝对不做"):
            assert "〔待填：" not in "".join(rows(sheet, title)), (kind, title)


def test_the_footer_names_the_day_and_keeps_the_sheet_inside():
    footer = sheet_of().footer
    assert footer.startswith("按 2026-11-23 算")
    assert "不给客户看" in footer
    assert "不是法律意见" in footer


def test_every_suggestion_says_why_and_where_it_comes_from():
    reading = read_answers(tree(), talk(), TODAY, "x", lambda path: 1)
    made = make_plan(playbook(), reading.answers, TODAY, "")
    lines = (*made.openings, *made.promises, *made.never, *made.redlines, *made.replies, *made.todos)
    assert all(one.id and one.why for one in lines)
    assert all(figure.working for figure in made.figures)
    assert all(f.sources for f in made.figures if f.id.startswith(("due", "interest", "limitation")))


def test_the_private_guess_is_called_one():
    for kind in ("e1", "e8", "不清楚"):
        said = "".join(rows(sheet_of(客户类型={"类型": kind}), "见面怎么说"))
        assert "假设" in said or "拿不准" in said


def test_dates_of_the_afterwards_never_run_backwards():
    from datetime import date

    for visit, promise in itertools.product(("2026-11-23", "2026-12-31", "2027-02-05"), (None, "2027-03-01")):
        over = {"拜访": {"拜访日期": visit}, "我的4W2H": {"承诺日": promise}}
        reading = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1)
        made = make_plan(playbook(), reading.answers, TODAY, "")
        seen = []
        for day in made.days:
            month, rest = day.day.split("月")
            number = int(rest.partition("日")[0])
            year = 2026 if (int(month), number) >= (11, 23) else 2027
            seen.append(date(year, int(month), number))
        assert seen == sorted(seen)
        assert seen[0] == date.fromisoformat(visit)
