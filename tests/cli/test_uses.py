"""A lead's usual edits: what he does, and that check, diff and try each name it: where it is used, or why it is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.helpers import flat


class Edit(NamedTuple):
    """What a lead writes into one file, and what is said of it: `line` is his own. `sheet`: the cases whose paper changes."""

    file: str
    text: str
    line: int
    says: str  # check and try, at that line
    diff: str
    sheet: str = ""


E3, X, Q = "types/e3.yaml", "excuses.yaml", "questions.yaml"
O90 = (
    "借口:\n  - id: o90\n    名称: 单位在搬家\n    他会说: [我们在搬家]\n    关键词: [搬家, 装箱]\n    真意: [真的在搬]\n    先问: 哪天开箱？\n"
    "    我答: 搬家忙，我不添乱。\n    拿到: 收下复印件\n    证据: [复印件]\n    下一步: 问哪天开箱\n    依据: 补\n"
)
EDITS = {
    "an opening more": Edit(E3, "开场白:\n  加: [{话: 三分钟说清。}]\n", 4, "要让它先上，写“先用: 是”", "加上：话 三分钟说清。"),
    "an opening that is said first": Edit(E3, "开场白:\n  加: [{话: 三分钟说清。, 先用: 是}]\n", 4, "用在k4 的行动单", "先用 是", "k4"),
    "an opening whose condition no case meets": Edit(
        E3, "开场白:\n  加: [{话: 三分钟说清。, 条件: [{逾期至少: 3000}]}]\n", 4, "条件没合上：逾期要满 3000 天", "逾期至少 3000"
    ),
    "an opening with a figure nobody has": Edit(E3, '开场白:\n  加: [{话: "{{ 目标次 }}付清。", 先用: 是}]\n', 4, "没有它用的数：目标次", "目标次"),
    "a line for a type no case has": Edit("types/e0.yaml", "打开他: {加: [先说事]}\n", 3, "没有一个是", "加上：先说事"),
    "an excuse more": Edit(X, O90, 3, "huikuan excuse “我们在搬家”", "加 “借口”的“o90”：单位在搬家"),
    "keywords in place of ours": Edit(X, "借口:\n  - id: o05\n    关键词: [换了主官]\n", 4, "（自带的 36 条去掉了）：这次没用上", "去掉：旧账"),
    "a keyword more": Edit(X, "借口:\n  - id: o05\n    关键词: {加: [换了主官]}\n", 4, "没用上", "加上：换了主官"),
    "a question": Edit(
        Q, "自问:\n  - id: s4\n    字段:\n      - {键: 预算科目, 类型: 文本, 问: 列在哪个科目？, 可不填: 是}\n", 5, "在“起算点”后面问，五分钟里就问", "加 s4 的“预算科目”"
    ),
    "a hidden move": Edit("methods.yaml", "八招:\n  - {id: z8, 停用: 是}\n", 3, "停用“八招”的“z8”：这次没用上", "停用 “八招”的“z8”"),
    "a hidden window before another": Edit("calendar.yaml", '窗口:\n  - {id: v4, 到: "08-20"}\n  - {id: v1, 停用: 是}\n', 4, "停用“窗口”的“v1”：用在k7 的行动单", "停用 “窗口”的“v1”：年初结转", "k4"),
    "the date of a window": Edit("calendar.yaml", '窗口:\n  - id: v4\n    到: "08-20"\n', 4, "用在k4 的行动单", "现在：08-20", "k4"),
    "another order": Edit(Q, "自问:\n  - {id: s3}\n  - {id: s1}\n", 4, "先后换了没有用，照自带的次序；换地方写“排在: s3”", "没有改动"),
    "an order that counts": Edit(Q, "自问:\n  - id: s1\n    排在: s3\n", 4, "向导：在", "“排在”", "k1"),
    "another name of a question": Edit(
        Q, "自问:\n  - id: s5\n    字段:\n      - {键: 审核人, 叫法: 复核的人}\n", 5, "用在每个案例的行动单；向导", "加 “审核人”的“叫法”", "k1"
    ),
    "a section": Edit(
        Q,
        "自问:\n  - id: s9\n    名称: 招采平台\n    为什么问: 没录入就付不了\n    字段:\n      - {键: 平台录入, 类型: 文本, 问: 录了没有？, 可不填: 是}\n",
        3, "向导：在", "加 “自问”的“s9”：招采平台",
    ),
    "a red line": Edit(
        "redlines.yaml", "红线:\n  - {id: h90, 红线: 不在群里说客户, 短句: 不在群里说, 依据: 内部纪律}\n", 3, "用在每个案例的行动单", "加 “红线”的“h90”", "k1"
    ),
    "the look of the sheet": Edit("sheet.yaml", "正面: [数, 要什么]\n", 2, "用在每个案例的行动单", "改 “正面”", "k1"),
    "a paragraph of a letter": Edit(
        "letters/l2.yaml", "正文:\n  - {id: d90, 写法: 段, 话: 缺什么请告知。}\n", 3, "的催款函", "加 “正文”的“d90”：缺什么请告知。"
    ),
    "the short interview": Edit(Q, "只问: [客户, 拜访日期, 称呼, 项目, 到期应付, 验收状态, 他上次说的, 要什么]\n", 2, "huikuan plan 只问这 8 项", "改 “只问”", ""),
    "what nobody must do": Edit(E3, "绝对不做: [当面算考核分]\n", 3, "用在k4 的行动单", "加上：当面算考核分", "k4"),
    "what only the page of a type shows": Edit(E3, "办公室: {加: [墙上有大屏]}\n", 3, "用在huikuan playbook show 看这一型", "加上：墙上有大屏"),
    "a weight": Edit("diagnosis.yaml", "权重:\n  p1: {c3: 3}\n", 3, "用在原因的先后", "改 p1 的“c3”"),
    "a question of the quiz": Edit("quiz.yaml", "题:\n  - {id: q1, 问: 他先看什么？}\n", 3, "用在huikuan type", "改 q1 的“问”"),
    "a word that no paper may hold": Edit("wording.yaml", "对客不写: [拖欠款]\n", 2, "playbook check 和 plan 查词", "加上：拖欠款"),
    "what ours says as well": Edit(E3, "名称: 成就型\n", 3, "和自带的一样，不写也行", "没有改动"),
    "an id and nothing else": Edit(X, "借口:\n  - id: o05\n", 3, "只写了编号，什么也没改", "没有改动"),
    "fewer words than ours": Edit("wording.yaml", "忌用词:\n  - {id: w1, 词: [威胁, 吓]}\n", 3, "没有用：这里只能加，自带的一条也不少", "没有改动"),
    "no word at all": Edit("wording.yaml", "对客不写: []\n", 2, "没有用：这里只能加，自带的一条也不少", "没有改动"),
    "where words are not looked for": Edit("wording.yaml", "不查的地方: [我答]\n", 2, "改了不起作用，这一项只用自带的", "没有改动"),
}  # fmt: skip


@pytest.fixture
def team(tmp_path: Path):
    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "打法" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            id = f"id: {path.stem}\n" if "/" in name and not name.startswith("plays/") else ""
            path.write_text(f"版本: 2\n{id}{text}", encoding="utf-8")
        return tmp_path / "打法"

    return write


@pytest.mark.parametrize("name", EDITS)
def test_nothing_that_a_lead_writes_is_passed_over_in_silence(huikuan, team, name):
    edit = EDITS[name]
    line = edit.line + (1 if edit.file.startswith("letters/") else 0)
    folder = team({edit.file: edit.text})
    checked = huikuan("playbook", "check", folder)
    assert (checked.code, checked.out) == (0, ""), checked.out
    (told,) = [one for one in checked.err.splitlines() if f"{edit.file}:{line} " in one]
    assert edit.says in told
    assert edit.diff in huikuan("playbook", "diff", "--playbooks", folder).out
    tried = huikuan("playbook", "try", "--playbooks", folder).out
    assert flat(told) in flat(tried)
    changed = re.findall(r"^(?:■ )?(k\d+)：行动单有", tried, re.M)
    assert not edit.sheet or edit.sheet in changed
    assert edit.sheet or "行动单" in edit.says or not changed


def test_a_file_copied_whole_is_told_in_one_line(huikuan, tmp_path):
    huikuan("playbook", "init", tmp_path, "--only", "e3")
    done = huikuan("playbook", "check", tmp_path)
    rows = [one for one in done.err.splitlines() if "types/e3.yaml" in one]
    assert (done.out, len(rows)) == ("", 1)
    assert re.search(r"有 \d+ 行和自带的一样", rows[0])


def test_what_is_used_is_told_once_nothing_is_wrong(huikuan, team):
    done = huikuan("playbook", "check", team({E3: "名子: 甲\n", X: "借口:\n  - {id: o05, 停用: 是}\n"}))
    assert done.code == 1
    assert "改好上面的错，再运行一次" in done.err
    assert "用在" not in done.err.replace("每一处用在哪里", "")


def test_a_file_that_is_named_is_told_alone(huikuan, team):
    folder = team({E3: "绝对不做: [当面算考核分]\n", X: "借口:\n  - {id: o05, 停用: 是}\n"})
    err = huikuan("playbook", "check", folder / X).err
    assert "excuses.yaml:3" in err
    assert "types/e3.yaml" not in err


def test_a_broken_case_of_the_team_stops_neither_diff_nor_try(huikuan, team):
    folder = team({"cases/k20.yaml": "名称: 甲\n", E3: "绝对不做: [当面算考核分]\n"})
    for command in ("diff", "try", "list"):
        done = huikuan("playbook", command, "--playbooks", folder)
        assert done.code == 0, done.err
        assert "cases/k20.yaml" in done.err
    assert "k4：行动单有" in huikuan("playbook", "try", "--playbooks", folder).out


def test_a_letter_of_the_team_s_own_is_told_as_one(huikuan, team):
    text = "名称: 付款安排函\n用途: 请对方写明哪天付\n题目: 关于付款安排的函\n抬头: 某局：\n限期工作日: 5\n盖章: 是\n正文:\n"
    text += "  - {id: a1, 写法: 段, 话: 本函不表示我公司放弃逾期付款利息、违约金和其他权利。}\n发之前: [核对名称]\n怎么送: [当面交]\n"
    done = huikuan("playbook", "check", team({"letters/l10.yaml": text}))
    assert done.code == 0, done.out
    (told,) = [one for one in done.err.splitlines() if "letters/l10.yaml" in one]
    assert "这个文件：用在" in told
    assert "付款安排函" in told


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("wording.yaml", "忌用词:\n  - id: w1\n    词: {去掉: [吓]}\n"),
        ("wording.yaml", "函里不写: {id: v1, 词: {加: [抹掉], 去掉: [免利息]}}\n"),
        ("assistant.yaml", "不收:\n  - id: a2\n    词: {去掉: [吓]}\n"),
        ("types/e3.yaml", "绝对不做: {去掉: [吓]}\n"),
    ],
)
def test_what_cannot_be_taken_away_is_told_at_the_line_that_tries(huikuan, team, file, text):
    done = huikuan("playbook", "check", team({file: text}))
    assert done.code == 1
    assert "只能加，自带的一条也去不掉" in flat(done.out)
    assert f"{file}:" in done.out


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "calendar.yaml",
            '窗口:\n  - {id: v4, 到: "08-20"}\n',
            "结果：下一次最晚 8月6日周五 交材料（原来 8月17日周二）",
        ),
        (Q, "自问:\n  - {id: s1, 排在: s3}\n", "结果：向导：在“验收状态”后面问，五分钟里就问"),
        ("chain.yaml", "材料包:\n  - {id: w9, 停用: 是}\n", "处写着它，也一起不用"),
    ],
)
def test_diff_says_what_comes_of_a_change(huikuan, team, monkeypatch, file, text, says):
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-30")
    argv = ("playbook", "diff", "--playbooks", team({file: text}))
    assert says in huikuan(*argv).out


def test_an_entry_that_takes_the_place_of_ours_is_told_as_one(huikuan, team):
    folder = team({X: O90.replace("o90", "o05")})
    done = huikuan("playbook", "check", folder)
    assert done.code == 0
    (told,) = [one for one in done.err.splitlines() if "excuses.yaml:" in one]
    assert "excuses.yaml:3 “借口”的“o05”（自带的那一条不用了）：用在k2 的行动单" in told
    changed = huikuan("playbook", "diff", "--playbooks", folder).out
    assert "替下 “借口”的“o05”：换领导了，班子在调整" in changed
    assert "去掉" not in changed


def test_an_entry_without_an_id_is_told_at_its_own_line(huikuan, team):
    done = huikuan("playbook", "check", team({X: "借口:\n  - {id: o05, 先问: 哪天？}\n  - 停用: 是\n"}))
    assert done.code == 1
    assert f"{X}:4:" in done.out
    assert "只能写在有编号的一条里" in flat(done.out)
