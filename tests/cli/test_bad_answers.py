"""What a person may get wrong in an answers file: each is said in Chinese, at its line, with what to do."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from cli.helpers import DAY, GOOD, changed, foreign_words


class Bad(NamedTuple):
    """One mistake: the piece of good.yaml that is replaced, by what, the line to be named, and words to be said."""

    old: str
    new: str
    line: int
    says: tuple[str, ...]
    sole: bool = True


MEANING = {
    "unknown key": Bad("  合同额:", "  合同金额:", 13, ("“合同金额”不认识", "是不是“合同额”"), sole=False),
    "unknown section": Bad(
        "验收人:\n", "验收的人:\n", 18, ("“验收的人”不认识", "是不是“验收人”"), sole=False
    ),
    "key in the wrong section": Bad("  岗位:", "  合同编号: 3\n  岗位:", 8, ("移到“交易项目”下面",)),
    "missing required": Bad("  称呼: 李主任\n", "", 3, ("缺“拜访”里的“称呼”", "不清楚")),
    "a day that does not exist": Bad("2025-06-18", "2025-02-30", 12, ("没有“2025-02-30”这一天",)),
    "a month that does not exist": Bad("2025-06-18", "2025-13-01", 12, ("没有“2025-13-01”这一天",)),
    "words for a date": Bad("2025-06-18", "六月那阵", 12, ("看不懂日期“六月那阵”", "2025-07-10")),
    "words for an amount": Bad("156万", "一百多万", 13, ("看不懂金额“一百多万”", "86万")),
    "a negative amount": Bad("156万", "-156万", 13, ("看不懂金额",)),
    "an amount finer than a cent": Bad("156万", "1.005", 13, ("比分还细",)),
    "an exponent for an amount": Bad("156万", "1e6", 13, ("看不懂金额“1e6”",)),
    "an amount beyond reason": Bad("156万", "99999999999999", 13, ("太大", "单位")),
    "an amount without its unit": Bad("156万", "156", 13, ("没写单位", "156万 或 156元")),
    "a contract of nothing": Bad("156万", "0", 13, ("写的是 0 元",), sole=False),
    "nothing due": Bad("到期应付: 46.8万", "到期应付: 0", 33, ("“到期应付”写的是 0 元",), sole=False),
    "a part payment of nothing": Bad(
        "部分付款: []",
        "部分付款: [{日期: 2026-03-01, 金额: 0元, 凭证: 有书面凭证}]",
        34,
        ("“部分付款”第 1 条写的是 0 元",),
    ),
    "a payment of nothing on a day nobody knows": Bad(
        "部分付款: []",
        "部分付款: [{日期: 不清楚, 金额: 0, 凭证: 没有凭证}]",
        34,
        ("“部分付款”第 1 条写的是 0 元",),
    ),
    "a further payment of nothing": Bad(
        "部分付款: []", "部分付款: []\n  款项: [质保金 0元 2027-05-10]", 35, ("“款项”第 1 条写的是 0 元",)
    ),
    "an instalment of nothing": Bad(
        "部分付款: []",
        "部分付款: []\n  协议或判决: [{文书: 判决, 生效日: 2026-06-01, 最晚付款日: 2026-07-01, 金额: 0, 已付: 不清楚}]",
        35,
        ("“协议或判决”第 1 条写的是 0 元",),
    ),
    "paid more than the contract": Bad("1,092,000.00元", "200万", 14, ("比“合同额”1,560,000.00 元还多",)),
    "accepted before signed": Bad("签订日期: 2025-06-18", "签订日期: 2026-02-18", 25, ("早于“签订日期”",)),
    "accepted before delivered": Bad("2025-12-22", "2026-08-02", 25, ("早于“交付日期”2026-08-02",)),
    "accepted in the future": Bad("2026-01-19", "2027-01-19", 25, ("比今天 2026-11-23 还晚",)),
    "a visit in the past": Bad("拜访日期: 2026-11-25", "拜访日期: 2026-11-20", 6, ("已经过了",)),
    "a visit in another century": Bad(
        "拜访日期: 2026-11-25", "拜访日期: 2100-11-25", 6, ("还有一年多",), sole=False
    ),
    "a demand before signing": Bad("日期: 2026-05-20", "日期: 2025-05-20", 35, ("早于“签订日期”2025-06-18",)),
    "a deadline before delivery": Bad(
        "验收状态: 已验收合格\n  交付日期: 2025-12-22\n  验收合格日期: 2026-01-19\n  验收拖延: 没有拖延\n",
        "验收状态: 已交付，还没验收\n  交付日期: 2025-12-22\n  验收拖延: 对方拖延\n  验收期限: 2025-10-01\n",
        26,
        ("早于“交付日期”2025-12-22",),
    ),
    "a promise before the visit": Bad("承诺日: 2026-12-02", "承诺日: 2026-11-24", 50, ("早于拜访日期",)),
    "more disputed than owed": Bad("争议金额: 8.8万", "争议金额: 88万", 29, ("比没付的",)),
    "a floor above the target": Bad("底线金额: 0", "底线金额: 40万", 53, ("从大到小",)),
    "an option that is not there": Bad(
        "岗位: 业务经办", "岗位: 老板", 8, ("“老板”不在可选项里", "最接近：主要领导")
    ),
    "too many working days": Bad("付款天数: 30", "付款天数: 501个工作日", 32, ("10个工作日",)),
    "a rate without its period": Bad("付款天数: 30", "付款天数: 30\n  约定利率: 6%", 33, ("年6%",)),
    "a list for a word": Bad("合同额: 156万", "合同额: [1, 2]", 13, ("只能写一个值",)),
    "a mapping for a word": Bad("合同额: 156万", "合同额: {甲: 1}", 13, ("只能写一个值",)),
    "a word for a table": Bad("部分付款: []", "部分付款: 3万", 34, ("一条一行", "凭证")),
    "a row without its date": Bad("{日期: 2026-05-20, ", "{", 35, ("第 1 条缺“日期”",)),
    "a row with an unknown column": Bad("{日期: 2026-05-20", "{日子: 2026-05-20", 35, ("是不是“日期”",)),
    "a word for a section": Bad("客户类型:\n  类型: e6", "客户类型: e6", 62, ("分行写各个字段",)),
    "another version": Bad("版本: 1", "版本: 9", 2, ("版本“9”不认识",)),
    "a text without end": Bad("李主任", "李" * 600, 7, ("太长了（600 字）",)),
}

SPELLING = {
    "full-width colon after a section, first": Bad("拜访:", "拜访：", 3, ("全角冒号",)),
    "full-width colon after a section, middle": Bad("交易项目:", "交易项目：", 9, ("全角冒号",)),
    "full-width colon after the version": Bad("版本: 1", "版本：1", 2, ("全角冒号",)),
    "full-width colon, first field": Bad("  客户: ", "  客户：", 4, ("全角冒号",)),
    "full-width colon between good lines": Bad("  合同额: ", "  合同额：", 13, ("全角冒号",)),
    "full-width colon and a blank": Bad("  合同额: ", "  合同额： ", 13, ("全角冒号",)),
    "full-width colon, last field of a section": Bad("  岗位: ", "  岗位：", 8, ("全角冒号",)),
    "full-width colon on the last line": Bad("  类型: ", "  类型：", 63, ("全角冒号",), sole=False),
    "tab for indent between blanks": Bad("  合同额:", "\t合同额:", 13, ("Tab",)),
    "tab for indent, first field": Bad("  客户: ", "\t客户: ", 4, ("Tab",)),
    "a key twice": Bad("合同额: 156万", "合同额: 156万\n  合同额: 3", 14, ("写了两遍", "第 13 行")),
    "a section twice": Bad("交易项目:\n", "拜访:\n", 9, ("“拜访”写了两遍", "第 3 行")),
    "anchor": Bad("合同额: 156万", "合同额: &a 156万", 13, ("&",)),
    "alias of nothing": Bad("怎么推: 先递补测记录，", "怎么推: *a\n  在哪里: ", 51, ("*",), sole=False),
    "tag": Bad("合同额: 156万", "合同额: !!python/object/apply:os.system [ls]", 13, ("“!”", "双引号")),
    "own tag": Bad("合同额: 156万", "合同额: !甲 156万", 13, ()),
    "unclosed quote": Bad("合同额: 156万", '合同额: "156万', 13, ("引号",)),
    "NUL": Bad("李主任", "李\x00主任", 7, ("控制字符",)),
    "ESC": Bad("李主任", "李\x1b[31m主任", 7, ("控制字符",)),
    "BEL": Bad("李主任", "李\x07主任", 7, ("控制字符",)),
    "value opens with @": Bad("签批人: 分管", "签批人: @分管", 42, ("双引号",)),
    "colon inside a value": Bad("签批人: 分管", "签批人: 注意: 分管", 42, ("冒号",)),
    "list for a key": Bad("合同额: 156万", "[合同额]: 156万", 13, ("名称",)),
}


def refused(huikuan, path, tmp_path):
    """The lines of the complaint, after what holds for every refusal."""
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 1, (done.code, done.err)
    assert done.out == ""
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in done.err
    assert foreign_words(done.err, str(path), "python") == []
    assert not [c for c in done.err if ord(c) < 32 and c != "\n"]
    done.err.encode("gbk")
    return done.err.splitlines()


@pytest.mark.parametrize("name", [*MEANING, *SPELLING])
def test_mistake_is_named_at_its_line(huikuan, answers, tmp_path, name):
    bad = {**MEANING, **SPELLING}[name]
    path = answers(changed(bad.old, bad.new))
    head, *problems = refused(huikuan, path, tmp_path)
    assert str(path) in head
    here = [row for row in problems if row.startswith(f"  {path}:{bad.line} ")]
    assert here, problems
    for word in bad.says:
        assert word in here[0]
    if bad.sole:
        assert len(problems) == 1


def test_several_mistakes_are_reported_at_once_in_the_order_of_the_file(huikuan, answers, tmp_path):
    text = changed("2025-06-18", "好早了").replace("156万", "很多").replace("岗位: 业务经办", "岗位: 老板")
    path = answers(text)
    head, *problems = refused(huikuan, path, tmp_path)
    assert "（3 处）" in head
    assert [row.partition(" ")[0] for row in (p.strip() for p in problems)] == [
        f"{path}:{n}" for n in (8, 12, 13)
    ]


def test_full_width_colons_hide_no_other_mistake(huikuan, answers, tmp_path):
    text = (
        changed("  客户: ", "  客户：").replace("2025-06-18", "好早了").replace("  类型: e6", "  类型：e66")
    )
    path = answers(text)
    head, *problems = refused(huikuan, path, tmp_path)
    assert "（4 处）" in head
    places = [row.partition(" ")[0] for row in (p.strip() for p in problems)]
    assert places == [f"{path}:{n}" for n in (4, 12, 63, 63)]
    assert ["全角冒号" in row for row in problems] == [True, False, True, False]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "是空的"),
        (" \n\n", "是空的"),
        ("# 只有注释\n", "只有注释"),
        ("- 客户: 甲\n- 项目: 乙\n", "不是一份答案"),
        ("一句话", "不是一份答案"),
        ("甲: " + "字" * 100_000, "太大"),
        ("拜访: " + "[" * 1000 + "]" * 1000, "套得太深"),
        ("拜访: " + "{甲: " * 1000, "套得太深"),
        ("- " * 1000 + "甲", "套得太深"),
        ("\n".join(" " * n + "甲:" for n in range(500)), "套得太深"),
        (b"\xff\xff\xff\xff", "编码"),
        (bytes(range(128, 256)), "编码"),
    ],
    ids=lambda one: "" if isinstance(one, bytes) else one[:12].strip(),
)
def test_a_file_that_is_no_answers_file(huikuan, answers, tmp_path, content, says):
    path = answers(content)
    rows = refused(huikuan, path, tmp_path)
    assert str(path) in rows[0]
    assert says in "".join(rows)


def test_alias_is_refused_where_it_stands(huikuan, answers, tmp_path):
    text = changed("合同额: 156万", "合同额: &a 156万").replace("到期应付: 46.8万", "到期应付: *a")
    rows = refused(huikuan, answers(text), tmp_path)
    assert "引用" in "".join(rows)


def test_alias_bomb_is_refused(huikuan, answers, tmp_path):
    text = "甲0: &a0 [x, x]\n" + "".join(f"甲{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 9))
    rows = refused(huikuan, answers(text), tmp_path)
    assert "引用" in "".join(rows)


@pytest.mark.parametrize("path", ["没有这个文件.yaml", ".", "答案.yaml/里面"])
def test_a_file_that_cannot_be_opened_is_one_line(huikuan, answers, tmp_path, path):
    answers("版本: 1\n")
    done = huikuan("plan", "--answers", tmp_path / path, "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert foreign_words(done.err, str(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "figure"),
    [
        ("156万", "１５６万", "1,560,000.00 元"),
        ("156万", "1,560,000.00元", "1,560,000.00 元"),
        ("156万", "￥1560000", "1,560,000.00 元"),
        ("156万", "156万元整", "1,560,000.00 元"),
        ("2025-06-18", "２０２５－０６－１８", "2025-06-18"),
        ("2025-06-18", "2025/6/18", "2025-06-18"),
        ("2025-06-18", "2025年6月18日", "2025-06-18"),
        ("2025-06-18", "20250618", "2025-06-18"),
        ("付款天数: 30", "付款天数: ３０天", "30"),
        ("类型: e6", "类型: 忠诚型", "忠诚型"),
        ("类型: e6", "类型: ｅ６", "忠诚型"),
    ],
)
def test_a_sane_spelling_is_understood(huikuan, answers, tmp_path, old, new, figure):
    out = tmp_path / "out"
    done = huikuan("plan", "--answers", answers(changed(old, new)), "--today", DAY, "--out", out)
    assert done.code == 0, done.err
    (sheet,) = out.glob("*.md")
    answer = sheet.read_text(encoding="utf-8").partition("## 我填的答案")[2]
    assert figure in answer


@pytest.mark.parametrize(("written", "told"), [("86万", True), ("860,000.00元", True), ("860000", False)])
def test_only_another_spelling_of_an_amount_is_told(huikuan, answers, tmp_path, written, told):
    text = changed("争议金额: 8.8万", "争议金额: 0").replace("可接受金额: 38万", "可接受金额: 1元")
    text = text.replace("46.8万", written).replace("1,092,000.00元", "0")
    done = huikuan("plan", "--answers", answers(text), "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 0, done.err
    assert ("“到期应付”" in done.err) == told
    if told:
        assert f"“到期应付”“{written}”按 860,000.00 元理解" in done.err


@pytest.mark.parametrize(
    ("encoding", "note"), [("gb18030", "GBK"), ("utf-16", "UTF-16"), ("utf-8-sig", ""), ("utf-8", "")]
)
def test_an_encoding_of_notepad_is_read_and_told(huikuan, answers, tmp_path, encoding, note):
    raw = GOOD.read_text(encoding="utf-8").encode(encoding)
    out = tmp_path / encoding
    done = huikuan("plan", "--answers", answers(raw), "--today", DAY, "--out", out)
    assert done.code == 0
    assert ("另存为 UTF-8" in done.err) == bool(note)
    assert note in done.err
    (sheet,) = out.glob("*.md")
    assert "清江市大数据中心" in sheet.read_text(encoding="utf-8")


def test_the_note_on_the_encoding_is_also_given_when_the_answers_are_wrong(huikuan, answers, tmp_path):
    raw = changed("2025-06-18", "好早了").encode("gb18030")
    rows = refused(huikuan, answers(raw), tmp_path)
    assert any("GBK" in row for row in rows)
    assert any(":12 " in row for row in rows)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_of_other_systems_are_read(huikuan, answers, tmp_path, ending):
    text = GOOD.read_text(encoding="utf-8").replace("\n", ending)
    done = huikuan("plan", "--answers", answers(text), "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 0, done.err


def test_every_line_cut_short_is_answered_in_chinese_and_never_with_a_bug(huikuan, answers, tmp_path):
    rows = GOOD.read_text(encoding="utf-8").splitlines(keepends=True)
    for number in range(0, len(rows), 3):
        for cut in (1, len(rows[number]) // 2):
            text = "".join((*rows[:number], rows[number][:cut], *rows[number:]))
            done = huikuan("plan", "--answers", answers(text), "--today", DAY, "--dry-run")
            assert done.code in (0, 1), (number, cut, done.err)
            assert "Traceback" not in done.err
