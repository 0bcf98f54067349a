"""Rules of the house that no single test owns: imports, words, articles, symbols, sizes, names."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from factories import playbook
from huikuan_cli.core.checks import CITED
from huikuan_cli.core.clock.workdays import is_workday
from huikuan_cli.store.layers import bundled
from huikuan_cli.store.yamlio import read_tree

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "huikuan_cli"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PLAYBOOKS = sorted(bundled().rglob("*.yaml"))

TWELVE = (
    "言语", "办公室", "节奏", "决策", "动机与担心", "打开他", "关上他", "开场白", "常见拖法与应对", "适合的承诺", "跟进节奏",
    "绝对不做",
)  # fmt: skip

FORBIDDEN = {
    "threat": (
        "威胁", "吓", "曝光", "举报", "告发", "纪委", "监委", "上访", "信访", "堵门", "闹大", "去闹", "闹事", "后果自负", "走着瞧", "法庭见",
        "媒体", "记者", "拉横幅", "黑名单", "找你领导", "找你们领导", "乌纱", "饭碗", "追究你",
    ),
    "gift": (
        "礼", "红包", "请吃", "请您吃", "吃饭", "吃个饭", "饭局", "宴", "烟", "酒", "购物卡", "回扣", "好处费", "手续费", "返点",
        "感谢费", "辛苦费", "意思一下", "意思意思", "茶叶", "旅游", "娱乐", "表示表示", "报答", "不会亏待",
    ),
    "forgery": ("倒签", "代签", "假单", "伪造", "补假", "补做", "改日期", "改一下日期", "往前写", "编一", "造一份", "仿", "P 图"),
    "private weakness": (
        "家人", "孩子", "老婆", "丈夫", "爱人", "父母", "离婚", "生病", "看病", "病假", "住院", "隐私", "私事", "把柄", "软肋", "弱点", "生日", "老家",
        "住址", "私人", "宗教", "信仰",
    ),
    "promise of payment or interest": (
        "保证到账", "一定到账", "肯定到账", "一定能拿到", "肯定能拿到", "稳拿", "稳赢", "必赢", "包赢", "一定会判", "法院会支持",
        "必须付利息", "一定付", "肯定会付", "利息一定",
    ),
    "bypassing procedure": ("走后门", "找关系", "托关系", "托人", "打招呼", "绕过", "绕开", "跳过流程", "私下", "特事特办", "先办后补"),
}  # fmt: skip
# Where such a word is what not to do.
WARNINGS = {"绝对不做", "关上他", "红线", "不算成果"}
NEGATION = re.compile(r"不|别|勿|没有|没$")


def texts(data: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key), key
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for value in data:
            yield from texts(value, path)


def spoken() -> Iterator[tuple[str, tuple[str, ...], str]]:
    for file in PLAYBOOKS:
        for path, text in texts(read_tree(file).data):
            yield str(file.relative_to(bundled())), path, text


def crossing(text: str, word: str) -> bool:
    """Whether a clause of the text holds the word without a negation before it."""
    clauses = re.split(r"[，。；：？！“”]", text)
    return any(word in c and not NEGATION.search(c.partition(word)[0]) for c in clauses)


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Every text constant of a module, docstrings aside."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def not_gbk(text: str) -> str:
    return "".join(sorted({c for c in text if c.isprintable() and not c.encode("gbk", "ignore")}))


def test_import_contracts_are_kept():
    tool = Path(sys.executable).parent / "lint-imports"
    if not tool.exists():
        pytest.skip("import-linter is not installed here: pip install -e .[dev]")
    done = subprocess.run(
        [tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_playbook_line_suggests(kind):
    found = [
        f"{file} {'/'.join(path)}：{text}（{word}）"
        for file, path, text in spoken()
        if not WARNINGS & set(path)
        for word in FORBIDDEN[kind]
        if crossing(text, word)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "word", "crosses"),
    [
        ("给他带点礼品", "礼", True),
        ("不给礼品", "礼", False),
        ("这事不难，给他带点礼品", "礼", True),
        ("补做一份签收单", "补做", True),
        ("没有就问法务，不补做旧日期的文件", "补做", False),
    ],
)
def test_the_word_check_sees_through_a_negation_only_in_its_own_clause(text, word, crosses):
    assert crossing(text, word) == crosses


def test_the_word_check_reads_every_playbook():
    assert {file for file, _, _ in spoken()} == {str(p.relative_to(bundled())) for p in PLAYBOOKS}
    assert len(PLAYBOOKS) >= 16


@pytest.mark.parametrize("number", range(10))
def test_a_type_has_its_twelve_fields(number):
    data = read_tree(bundled() / "types" / f"e{number}.yaml").data
    assert data["id"] == f"e{number}"
    for name in TWELVE:
        assert data[name], name
    assert all(data["动机与担心"][name] for name in ("想要", "担心", "安心一句"))
    assert len(data["开场白"]) >= 2
    assert len(data["常见拖法与应对"]) >= 3
    assert len(data["适合的承诺"]) >= 1


@pytest.mark.parametrize("number", range(10))
def test_a_type_has_an_opening_with_the_cases_own_figures_and_one_with_the_ask(number):
    openings = playbook().types[f"e{number}"].openings
    assert any("{{ 未付 }}" in line for line in openings)
    assert any("{{ 逾期天数 }}" in line or "{{ 到期日 }}" in line for line in openings)
    assert any("{{ 要什么 }}" in line for line in openings)


@pytest.mark.parametrize("number", range(10))
def test_every_answer_to_a_delay_takes_away_an_action_with_a_date(number):
    day = re.compile(r"\{\{ (承诺日|回访日) \}\}|今天|当天|明天|下班前|日子|哪天")
    for delay in playbook().types[f"e{number}"].delays:
        assert day.search(delay.take), delay.take


def test_no_line_is_shared_by_two_types():
    seen: dict[str, str] = {}
    for kind in playbook().types.values():
        for line in (*kind.openings, *kind.never, *(d.answer for d in kind.delays), kind.drive.relief):
            assert line not in seen, f"{kind.id} and {seen[line]}: {line}"
            seen[line] = kind.id


def test_every_article_that_the_code_cites_is_in_the_rules():
    have = {one.id for one in playbook().rules.articles}
    cited = {
        text
        for file in SOURCES
        for _, text in strings(file)
        if re.fullmatch(r"mfd\d+|tl20\d\d\.\d+|sx\d+|mmht\d+|lpr", text)
    }
    assert "mfd203" in cited
    assert cited <= have
    assert cited <= set(CITED) | {one for one in have if one.startswith("tl")}


def test_every_article_says_where_it_comes_from_and_when_it_was_checked():
    for one in playbook().rules.articles:
        assert one.name
        assert one.gist
        assert one.source
        assert one.checked >= one.effective


def test_lpr_is_in_order_without_a_month_twice():
    days = [one.day for one in playbook().rules.lpr]
    assert days == sorted(set(days))
    assert len({(d.year, d.month) for d in days}) == len(days)


def test_the_lpr_is_published_on_the_20th_or_the_first_workday_after_it():
    for one in playbook().rules.lpr:
        first = one.day.replace(day=20)
        while not is_workday(first):
            first += timedelta(days=1)
        assert one.day == first


@pytest.mark.parametrize("file", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_text_of_the_program_can_be_shown_on_a_gbk_screen(file):
    typed = "¥" if file.name == "values.py" else ""  # understood when typed, never shown
    found = {line: not_gbk(text) for line, text in strings(file)}
    assert {line: bad for line, bad in found.items() if bad.strip(typed)} == {}


def test_every_text_of_the_playbooks_can_be_shown_on_a_gbk_screen():
    found = {f.name: not_gbk(f.read_text(encoding="utf-8")) for f in PLAYBOOKS}
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_the_user_is_never_called_illegal():
    shown = [text for file in SOURCES for _, text in strings(file)] + [text for _, _, text in spoken()]
    assert [text for text in shown if "非法" in text] == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_can_be_read_in_one_sitting(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


def test_file_names_are_ascii():
    for folder in (PACKAGE, bundled()):
        assert [str(p) for p in folder.rglob("*") if not p.relative_to(folder).as_posix().isascii()] == []
