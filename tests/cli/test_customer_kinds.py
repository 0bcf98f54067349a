"""A kind of customer (a hospital) in one file of a team: it holds for him alone, and nothing that is wrong in it stops anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

HEAD = "版本: 2\nid: u1\n名称: 医院\n客户性质: [公立医院]\n"
PAPER = (
    "材料包:\n  - {id: w90, 名称: 设备科入库单, 用处: 证明设备科收下了, 缺了怎么办: 找设备科补, 必备: 是}\n"
)
HOSPITAL, OTHER = "k9", "k1"


@pytest.fixture
def team(tmp_path: Path):
    def write(text: str, name: str = "customers/u1.yaml") -> Path:
        path = tmp_path / "打法" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / "打法"

    return write


def test_a_paper_of_one_kind_of_customer_is_asked_of_him_alone(huikuan, team):
    folder = team(HEAD + PAPER)
    done = huikuan("playbook", "check", folder)
    assert (done.code, done.out) == (0, "")
    assert f"customers/u1.yaml:6 “材料包”的“w90”：用在{HOSPITAL} 的行动单；{HOSPITAL} 的沟通单" in done.err
    sheets = {id: huikuan("cases", id, "--run", "--playbooks", folder).out for id in (HOSPITAL, OTHER)}
    assert "还缺设备科入库单" in sheets[HOSPITAL]
    assert "设备科入库单" not in sheets[OTHER]
    assert "加 “材料包”的“w90”：设备科入库单" in huikuan("playbook", "diff", "--playbooks", folder).out
    listed = huikuan("playbook", "list", "--playbooks", folder).out
    assert "customers/u1.yaml" in listed
    assert "医院（团队加 1 条）" in listed


def test_chain_window_and_words_are_those_of_the_kind(huikuan, team):
    entries = (
        "走法: 设备科报账，院长签批，财务付款\n节点:\n  - {id: t5, 问一句: 院里哪天排付款？}\n"
        '窗口:\n  - {id: v5, 提前工作日: 20}\n借口:\n  - {id: o01, 先问: 院里排到哪一天？}\n情形:\n  - {id: y60, 安心: "照院里的单子签。"}\n'
    )
    from huikuan_cli.store.playbooks import loading
    from huikuan_cli.store.playbooks.layers import Layer, bundled

    book, said = loading.load_for_visit((Layer(team(HEAD + entries), "团队"), Layer(bundled(), "自带")))
    assert said == ()
    his = book.for_customer({"客户性质": "公立医院", "客户": "某医院"})
    other = book.for_customer({"客户性质": "机关", "客户": "某局"})
    asked = [next(one.ask for one in each.chain.nodes if one.id == "t5") for each in (his, other)]
    assert asked[0] == "院里哪天排付款？" != asked[1]
    assert his.chain.order != other.chain.order
    assert next(one.ahead for one in his.calendar.windows if one.id == "v5") == 20
    assert next(one.ask for one in his.excuses.excuses if one.id == "o01") == "院里排到哪一天？"
    assert next(one.relief for one in his.situations() if one.id == "y60") == "照院里的单子签。"
    assert next(one.relief for one in other.situations() if one.id == "y60") != "照院里的单子签。"
    assert his is book.for_customer({"客户性质": "公立医院"})


@pytest.mark.parametrize(("name", "fits"), [("南溪大学", True), ("南溪一小", False), (None, False)])
def test_a_kind_may_be_told_by_the_name_too(team, name, fits):
    from huikuan_cli.store.playbooks import loading
    from huikuan_cli.store.playbooks.layers import Layer, bundled

    text = HEAD.replace("公立医院", "公办学校") + "名称有: [大学, 学院]\n走法: 财务处付款\n"
    book, _ = loading.load_for_visit((Layer(team(text), "团队"), Layer(bundled(), "自带")))
    found = book.for_customer({"客户性质": "公办学校", "客户": name}).chain.order
    assert (found == "财务处付款") is fits


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("版本: 2\nid: u1\n客户性质: [公立医院]\n", 1, "缺“名称”"),
        (HEAD.replace("[公立医院]", "[医院]"), 4, "“客户性质”写的“医院”没有，是不是“公立医院”？"),
        (HEAD.replace("id: u1", "id: u2"), 2, "改成 u1"),
        (HEAD + "节点们: [甲]\n", 5, "是不是“节点”？"),
        (HEAD + "节点: 甲\n", 5, "要写成列表"),
        (HEAD + "节点:\n  - {id: t3, 要看道: 甲}\n", 6, "是不是“要看到”？"),
        (HEAD + "节点:\n  - {id: t99, 名称: 甲}\n", 6, "t99 缺 4 项"),
        (HEAD + "借口:\n  - {id: o01, 我答: 给您红包。}\n", 6, "送礼请客"),
        (HEAD + "借口:\n  - {id: o99, 停用: 是}\n", 6, "要停用的 o99 在自带的里没有"),
        (HEAD + '窗口:\n  - {id: v4, 到: "13-45"}\n', 6, "写成 月-日"),
        (HEAD + '情形:\n  - {id: y60, 安心: "{{ 没有的词 }}"}\n', 6, "占位词“没有的词”不存在"),
        (HEAD + "节点: [\n", 5, "没有成对"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_and_stops_nobody(huikuan, team, text, line, says):
    folder = team(text)
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    assert says in done.out.replace("\n  ", "")
    assert f"u1.yaml:{line}:" in done.out
    shown = huikuan("excuse", "o05", "--playbooks", folder)
    assert shown.code == 0
    assert "u1.yaml" in shown.err


def test_what_says_nothing_or_is_never_reached_is_told(huikuan, team):
    assert "没写哪里不一样" in huikuan("playbook", "check", team(HEAD)).err
    army = HEAD.replace("公立医院", "军队") + PAPER
    assert "教学案例里没有这一种单位" in huikuan("playbook", "check", team(army)).err
    team(HEAD + PAPER)
    second = (HEAD + PAPER).replace("u1", "u2").replace("w90", "w91")
    done = huikuan("playbook", "check", team(second, "customers/u2.yaml"))
    assert "“公立医院”已经归" in done.out
    assert "u1.yaml:4 管" in done.out


def test_diff_holds_a_kind_against_what_is_for_everybody(huikuan, team):
    entries = (
        "节点:\n  - {id: t5, 问一句: 院里哪天排付款？}\n  - {id: t3, 排在: 最前}\n借口:\n  - {id: o29, 停用: 是}\n"
        '窗口:\n  - {id: v4, 到: "08-20"}\n'
    )
    out = huikuan("playbook", "diff", "--playbooks", team(HEAD + entries)).out
    assert "customers/u1.yaml（--playbooks）" in out
    assert "改 t5 的“问一句”" in out
    assert "现在：院里哪天排付款？" in out
    assert "移 t3 的次序：原来在 t2 后面，现在最前" in out
    assert "停用 “借口”的“o29”" in out
    assert "原来：08-31" in out


def test_what_a_kind_hides_is_hidden_for_it_alone(team):
    from huikuan_cli.store.playbooks import loading
    from huikuan_cli.store.playbooks.layers import Layer, bundled

    folder = team(HEAD + "借口:\n  - {id: o29, 停用: 是}\n")
    book, said = loading.load_for_visit((Layer(folder, "团队"), Layer(bundled(), "自带")))
    assert said == ()
    his, other = (book.for_customer({"客户性质": nature}) for nature in ("公立医院", "机关"))
    assert {one.id for one in other.excuses.excuses} - {one.id for one in his.excuses.excuses} == {"o29"}
