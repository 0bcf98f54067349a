"""The papers of a plan: which formats and sides, several plans at once, letters, the calendar, what is not installed."""

from __future__ import annotations

import sys
import webbrowser
import zipfile
from pathlib import Path

import pytest

from cli.helpers import DAY, EXAMPLES, GOOD, changed, files, flat, foreign_words, no_control

NAME = "2026-11-25-清江市大数据中心-政务数据共享平台（二期）"
PAPERS = {"行动单.md", "行动单.html", "沟通单.html"}


def names(folder: Path) -> set[str]:
    """What lies beside the plan, by what follows its name."""
    return {one.name.removeprefix(f"{NAME}.") for one in folder.glob(f"{NAME}.*")} - {"plan.yaml"}


def plan(huikuan, out: Path, *more: object):
    return huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", out, *more)


# which formats


def test_plan_writes_the_sheet_to_read_and_to_print_and_the_one_for_the_customer(huikuan, tmp_path):
    done = plan(huikuan, tmp_path)
    assert done.code == 0
    assert names(tmp_path) == PAPERS
    assert done.out.count("行动单：") == 2
    assert "沟通单：" in done.out


def test_a_visit_to_an_angry_man_keeps_the_customers_sheet_in_the_bag(huikuan, tmp_path):
    (path,) = EXAMPLES.glob("k5-*.yaml")
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path)
    assert done.code == 0
    assert "沟通单先别拿出来" in done.err
    assert "先别拿出来" not in plan(huikuan, tmp_path / "二").err


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ("html", {"行动单.html", "沟通单.html"}),
        ("md", {"行动单.md"}),
        ("MD，ics", {"行动单.md", "ics"}),
        ("yaml", set()),
        ("all", {*PAPERS, "行动单.pdf", "沟通单.pdf", "沟通单.docx", "ics"}),
    ],
)
def test_plan_writes_the_formats_that_are_asked_for(huikuan, tmp_path, fonts_there, asked, made):
    done = plan(huikuan, tmp_path, "--format", asked)
    assert done.code == 0, done.err
    assert names(tmp_path) == made


def test_the_workspace_says_which_formats(huikuan, tmp_path, monkeypatch):
    folder = tmp_path / "工作"
    assert huikuan("init", folder).code == 0
    monkeypatch.chdir(folder)
    settings = folder / "huikuan.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('格式: ""', "格式: md、ics"), encoding="utf-8")
    assert plan(huikuan, folder).code == 0
    assert {"行动单.md", "ics"} <= names(folder)
    assert "行动单.html" not in names(folder)
    settings.write_text(text.replace('格式: ""', "格式: 纸"), encoding="utf-8")
    done = plan(huikuan, folder / "二")
    assert done.code == 0
    assert {"行动单.md", "行动单.html"} <= names(folder / "二")
    assert "没有“纸”" in done.err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--format", "doc"), "--format 没有“doc”；可写：md、html、pdf、docx、ics、all"),
        (("--side", "客户"), "--side 没有“客户”；可写：对内、对客"),
        (("--side", "对客", "--format", "md"), "对客没有 md 这样的单子；可写：html、pdf、docx"),
        (("--side", "对内", "--format", "docx"), "对内没有 docx 这样的单子；可写：md、html、pdf"),
    ],
)
def test_a_format_or_side_that_does_not_exist_is_one_line_with_those_that_do(huikuan, planned, argv, says):
    path = planned()
    before = files(path.parent)
    done = huikuan("render", path, *argv)
    assert done.code == 2
    assert says in done.err
    assert len(done.err.splitlines()) == 1
    assert files(path.parent) == before


def test_one_side_alone(huikuan, planned):
    path = planned()
    for one in path.parent.glob("*.html"):
        one.unlink()
    assert huikuan("render", path, "--side", "对客", "--format", "html").code == 0
    assert names(path.parent) == {"行动单.md", "沟通单.html"}


def test_render_draws_again_what_lies_beside_the_plan(huikuan, planned):
    path = planned()
    (path.parent / f"{NAME}.行动单.md").unlink()
    huikuan("ics", path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("到期应付: '468000.00'", "到期应付: '400000.00'"), encoding="utf-8")
    done = huikuan("render", path)
    assert done.code == 0, done.err
    assert {one for one in names(path.parent) if not one.endswith(".bak")} == {
        "行动单.html",
        "沟通单.html",
        "ics",
    }


# several plans


def test_several_plans_are_drawn_in_one_run(huikuan, tmp_path):
    for case in ("k1", "k2", "k4"):
        path = next(EXAMPLES.glob(f"{case}-*.yaml"))
        assert (
            huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path, "--format", "yaml").code
            == 0
        )
    plans = sorted(tmp_path.glob("*.plan.yaml"))
    assert len(plans) == 3
    done = huikuan("render", *plans, "--format", "html")
    assert done.code == 0, done.err
    assert len(list(tmp_path.glob("*.行动单.html"))) == len(list(tmp_path.glob("*.沟通单.html"))) == 3


def test_a_broken_plan_among_several_is_named_and_the_others_are_drawn(huikuan, planned, tmp_path):
    good, bad, gone = planned(), tmp_path / "坏.plan.yaml", tmp_path / "没有.plan.yaml"
    bad.write_text("版本: 1\n", encoding="utf-8")
    done = huikuan("render", bad, good, gone, "--format", "ics")
    assert done.code == 1
    assert "坏.plan.yaml" in done.err
    assert "没有.plan.yaml" in done.err
    assert "有 2 份计划没有出成" in done.err
    assert "ics" in names(good.parent)


# opening


def test_open_shows_the_first_page_in_the_browser(huikuan, planned, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) or True)
    path = planned()
    assert huikuan("render", path, "--format", "html", "--open").code == 0
    assert opened == [(path.parent / f"{NAME}.行动单.html").resolve().as_uri()]


def test_without_a_browser_the_path_is_named(huikuan, planned, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda url: False)
    done = huikuan("render", planned(), "--format", "html", "--open")
    assert done.code == 0
    assert "请自己打开：" in done.err
    assert f"{NAME}.行动单.html" in done.err


# what is not installed, or not there


@pytest.mark.parametrize(("format", "module"), [("pdf", "typst"), ("docx", "docx")])
def test_a_part_that_is_not_installed_is_one_line_that_names_the_command(
    huikuan, planned, monkeypatch, format, module
):
    path = planned()
    before = files(path.parent)
    monkeypatch.setitem(sys.modules, module, None)
    done = huikuan("render", path, "--format", format)
    assert done.code == 1
    assert f"pip install 'huikuan-cli[{format}]'" in done.err
    assert (
        len(done.err.strip().splitlines()) == 1 or format == "docx"
    )  # the desk sheet also says what is to verify
    assert files(path.parent) == before


def test_all_draws_what_can_be_drawn_and_says_once_what_cannot(huikuan, planned, monkeypatch):
    path = planned()
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setitem(sys.modules, "docx", None)
    done = huikuan("render", path, "--format", "all")
    assert done.code == 0
    assert names(path.parent) == {*PAPERS, "ics"}
    assert done.err.count("huikuan-cli[pdf]") == done.err.count("huikuan-cli[docx]") == 1


def test_without_a_chinese_font_pdf_refuses_in_one_line_and_html_works(huikuan, planned, monkeypatch):
    typst = pytest.importorskip("typst")
    path = planned()

    bare = typst.Fonts(include_system_fonts=False)  # a machine with no font of its own
    monkeypatch.setattr(typst, "Fonts", lambda: bare)
    done = huikuan("render", path, "--format", "pdf")
    assert done.code == 1
    assert (
        done.err.strip()
        == "没有找到中文字体，出不了 PDF；装一种中文字体（如思源黑体），或用网页（--format html）"
    )
    assert huikuan("render", path, "--format", "html").code == 0


# letters


def test_without_a_kind_the_letters_are_listed_with_what_they_are_for(huikuan, planned):
    path = planned()
    before = files(path.parent)
    done = huikuan("letter", path)
    assert done.code == 0
    for kind in ("对账函", "催款函", "付款申请函", "中小企业告知函"):
        assert kind in done.out
    assert "询证函" not in done.out
    assert "沟通单" not in done.out
    assert files(path.parent) == before


def test_a_letter_is_written_beside_the_plan_with_a_page_for_the_sender(huikuan, planned):
    path = planned()
    done = huikuan("letter", path, "--kind", "催款函", "--today", DAY)
    assert done.code == 0, done.err
    assert {"催款函.html", "催款函.自己看.html"} <= names(path.parent)
    letter = (path.parent / f"{NAME}.催款函.html").read_text(encoding="utf-8")
    assert "2026年11月23日" in letter
    assert "EMS" not in letter
    assert "EMS" in (path.parent / f"{NAME}.催款函.自己看.html").read_text(encoding="utf-8")


def test_what_is_marked_in_a_letter_is_listed_once_it_is_written(huikuan, planned):
    done = huikuan("letter", planned(), "--kind", "催款函", "--today", DAY)
    assert "缺我方的公司" in done.err
    assert "账号" in done.err


def test_a_letter_takes_our_side_from_the_workspace(huikuan, tmp_path):
    folder = tmp_path / "工作"
    huikuan("init", folder)
    settings = folder / "huikuan.yaml"
    text = settings.read_text(encoding="utf-8")
    for key, value in {"公司": "杭州某某公司", "电话": "0571-1", "开户行": "工行", "账号": "0120"}.items():
        assert f'{key}: ""' in text
        text = text.replace(f'{key}: ""', f'{key}: "{value}"')
    settings.write_text(text, encoding="utf-8")
    plan(huikuan, folder)
    (path,) = folder.glob("*.plan.yaml")
    done = huikuan("letter", path, "--kind", "催款函", "--today", DAY)
    assert done.code == 0
    assert "〔待填〕" not in done.err
    letter = (folder / f"{NAME}.催款函.html").read_text(encoding="utf-8")
    for word in ("杭州某某公司", "0571-1", "工行", "0120"):
        assert word in letter


def test_a_letter_in_every_format(huikuan, planned, fonts_there):
    path = planned()
    done = huikuan("letter", path, "--kind", "l1", "--format", "html，docx、pdf", "--today", DAY)
    assert done.code == 0, done.err
    assert {"对账函.html", "对账函.docx", "对账函.pdf"} <= names(path.parent)
    assert zipfile.is_zipfile(path.parent / f"{NAME}.对账函.docx")
    assert (path.parent / f"{NAME}.对账函.pdf").read_bytes().startswith(b"%PDF")


def test_a_letter_in_all_formats_is_drawn_in_those_that_can_be_and_one_asked_for_by_name_all_or_nothing(
    huikuan, planned, monkeypatch
):
    path = planned()
    before = files(path.parent)
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setitem(sys.modules, "docx", None)
    done = huikuan("letter", path, "--kind", "催款函", "--format", "html,docx", "--today", DAY)
    assert done.code == 1
    assert files(path.parent) == before
    done = huikuan("letter", path, "--kind", "催款函", "--format", "all", "--today", DAY)
    assert done.code == 0
    assert {"催款函.html", "催款函.自己看.html"} <= names(path.parent)
    assert done.err.count("pip install") == 2


def test_a_letter_of_a_later_day_says_how_old_its_facts_are(huikuan, planned):
    path = planned()
    late = huikuan("letter", path, "--kind", "催款函", "--today", "2027-02-01")
    assert "是 2026-11-23（周一）的数" in late.err
    page = (path.parent / f"{NAME}.催款函.自己看.html").read_text(encoding="utf-8")
    assert "是 2026-11-23（周一）的数" in page
    assert "还空着的" in page
    assert "的数" not in huikuan("letter", path, "--kind", "催款函", "--today", "2026-11-27").err


def test_render_of_the_same_day_draws_nothing_anew_and_of_another_says_so(huikuan, planned):
    path = planned()
    same = huikuan("render", path, "--today", DAY, "--format", "md")
    assert "重新推算" not in same.err
    assert not list(path.parent.glob("*.bak"))
    other = huikuan("render", path, "--today", "2026-11-24", "--format", "md")
    assert "已按 2026-11-24 重新推算" in other.err
    assert "答案改过" not in other.err


def test_what_is_paid_has_no_sheet_for_the_customers_desk(huikuan, answers, tmp_path):
    done = huikuan("plan", "--answers", answers(paid()), "--today", DAY, "--out", tmp_path / "出")
    assert done.code == 0
    assert "没有出沟通单" in done.err
    assert not list((tmp_path / "出").glob("*沟通单*"))


def paid() -> str:
    text = changed("已付金额: 1,092,000.00元", "已付金额: 156万")
    for old in ("  到期应付: 46.8万\n", "  可接受金额: 38万\n", "  争议金额: 8.8万\n"):
        assert old in text
        text = text.replace(old, "  到期应付: 0\n" if "到期" in old else "")
    return text


def test_a_letter_corrected_by_hand_is_kept_when_it_is_written_again(huikuan, planned):
    path = planned()
    huikuan("letter", path, "--kind", "催款函", "--today", DAY)
    letter = path.parent / f"{NAME}.催款函.html"
    letter.write_text("改过的", encoding="utf-8")
    assert huikuan("letter", path, "--kind", "催款函", "--today", DAY).code == 0
    assert Path(f"{letter}.bak").read_text(encoding="utf-8") == "改过的"


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("--kind", "催收函"), 2, "没有“催收函”这种函，是不是“催款函”"),
        (("--kind", "询证函"), 2, "没有“询证函”这种函"),
        (("--kind", "沟通单"), 2, "没有“沟通单”这种函"),
        (("--kind", "催款函", "--format", "md"), 2, "--format 没有“md”；函可写：html、docx、pdf"),
        (("--kind", "催款函", "--by", "昨天"), 2, "--by"),
        (("--kind", "催款函", "--by", "12月15日"), 2, "请写成 2026-12-15"),
        (("--kind", "催款函", "--by", "2026-11-23"), 2, "不在今天以后"),
    ],
)
def test_a_wrong_call_of_a_letter_is_one_line(huikuan, planned, argv, code, says):
    path = planned()
    before = files(path.parent)
    done = huikuan("letter", path, *argv, "--today", DAY)
    assert done.code == code
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert foreign_words(done.err, "docx") == []
    assert files(path.parent) == before


def test_the_day_to_answer_by_can_be_named(huikuan, planned):
    path = planned()
    huikuan("letter", path, "--kind", "催款函", "--by", "2026/12/15", "--today", DAY)
    assert "2026年12月15日以前" in (path.parent / f"{NAME}.催款函.html").read_text(encoding="utf-8")


def test_a_letter_that_the_case_does_not_allow_says_why(huikuan, answers, tmp_path):
    path = answers(paid())
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "出")
    assert done.code == 0, done.err
    (made,) = (tmp_path / "出").glob("*.plan.yaml")
    before = files(made.parent)
    done = huikuan("letter", made, "--kind", "催款函", "--today", DAY)
    assert done.code == 1
    assert done.err.startswith("催款函写不了：")
    assert files(made.parent) == before


# the calendar


def test_ics_writes_the_calendar_beside_the_plan(huikuan, planned):
    path = planned()
    done = huikuan("ics", path)
    assert done.code == 0, done.err
    assert done.out.startswith("日历：")
    raw = (path.parent / f"{NAME}.ics").read_bytes()
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    before = raw
    assert huikuan("ics", path).code == 0
    assert (path.parent / f"{NAME}.ics").read_bytes() == before
    assert not list(path.parent.glob("*.bak"))


# what people type


def test_hostile_text_in_a_plan_edited_by_hand_reaches_no_paper_as_code(huikuan, planned, fonts_there):
    path = planned()
    text = path.read_text(encoding="utf-8")
    evil = "\\e[31m<script>alert(1)</script>{{7*7}}#eval(1)\\u202e"
    edited = text.replace("  拜访:\n    客户: 清江市大数据中心\n", f'  拜访:\n    客户: "{evil}"\n', 1)
    assert edited != text
    path.write_text(edited, encoding="utf-8")
    done = huikuan("render", path, "--format", "all")
    assert done.code == 0, done.err
    no_control(done.out + done.err)
    for suffix in ("行动单.md", "行动单.html", "沟通单.html", "ics"):
        written = (path.parent / f"{NAME}.{suffix}").read_text(encoding="utf-8")
        no_control(written.replace("\r", ""))
        assert "<script>" not in written or suffix in ("行动单.md", "ics")
        assert "49" not in flat(written).split("alert")[0]
