"""Lines that a careless or cheeky assistant writes, written by somebody who wanted them to pass, and lines of the same flavour that are lawful."""

from __future__ import annotations

import pytest

from core.test_assistant import case, ground, line, rules
from huikuan_cli.core.advice.lent import LentLine
from huikuan_cli.core.assistant import cover_of, judged_lines, read_reply
from huikuan_cli.core.assistant.told_figures import unfounded
from huikuan_cli.core.checking.likeness import LEAST_ON_A_PAGE, LIKE_ON_A_PAGE
from huikuan_cli.store.playbooks.wording_examples import OF_PAGES, alike_on_a_page, examples

STORY = "10月20日李主任说财政没钱。刘会计跟我讲申请还没看到，陈局长要点头。老板姓赵。我们垫了三百二十块。"


def refused(page: str, story: str = STORY) -> list[str]:
    """Why the lines of a page are refused, each with its text."""
    base = ground(case(), story)
    lines = read_reply(f"页：\n大题：先弄清申请在谁手上\n{page}", rules().assistant.titles).lines
    return [
        f"{one.line.text}：{one.why}"
        for one in judged_lines(lines, base, cover_of(case(), base.text()), rules())[1]
    ]


def opening(words: str) -> str:
    return f"【先这样说】\n“{words}”"


@pytest.mark.parametrize(
    "words",
    [
        "您要是帮忙推一把，我心里有数，不会让您白忙。",
        "晚上我在河边订了个包间，咱们坐下慢慢聊。",
        "下个月我们组织去海南考察，名额给您留一个。",
        "您今天不给我答复，我就坐在您办公室不走了。",
        "农民工到时候堵局里大门，我可拦不住。",
        "我们赵总跟县长一个桌吃过饭，您掂量掂量。",
        "您先在空白的付款申请上签个字，内容我回去填。",
        "验收日期能不能写成去年12月，这样好走今年的预算？",
        "申请您签在前头，日期先空着，我来补。",
        "没有那次催款函，您签收一下，日期倒签到11月25日。",
        "不急，明年春节后再付也行。",
        "实在不行，先付一半，另一半等明年预算下来再说。",
        "您放心，逾期的事我们以后不提。",
        "全县就剩我们这一家没付了。",
        "您签这个回执，我们的三年就重新算。",
        "不签也行，那咱们法庭上见。",
        "给您发个洪包，您收着。",
    ],
)
def test_what_is_harmless_word_by_word_is_refused_where_it_is_not_together(words: str):
    assert refused(opening(words))


@pytest.mark.parametrize(
    "words",
    [
        "李主任，我今天不要钱，只要这张申请进门。",
        "没钱我信，等年底可以，可收申请的那天不能没有咱们这一张。",
        "您不签我理解，那请您告诉我该谁签。",
        "刘会计收的时候，能不能写一个收到日期？",
        "材料不全，那咱们现在列一张单子，缺几样写几样。",
        "您让我找财务，我去，去以前您得让我手上有一张您送过的申请。",
        "您给个日子，我好回去跟赵总说。",
        "您觉得这种尾款以前是怎么走通的？",
    ],
)
def test_a_lawful_line_of_the_same_flavour_passes(words: str):
    assert refused(opening(words)) == []


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("李主任，陈局长昨天跟我讲，今年一定先付这一笔。", True),
        ("李主任，财务已经查过了，申请就在您抽屉里。", True),
        ("李主任，国库的系统显示这一笔已经排上了。", True),
        ("李主任，刘会计跟我讲，申请还没看到。", False),
        ("李主任，财务已经查过了吗？", False),
        ("李主任，要是陈局长跟您讲过，您告诉我一声。", False),
        ("李主任，等财务查过了，我再来拿。", False),
    ],
)
def test_what_others_said_or_did_is_told_him_only_where_it_was_told(words: str, held: bool):
    assert bool(refused(opening(words))) is held


def test_what_somebody_said_is_told_by_his_own_words_not_by_those_of_the_next():
    said = opening("李主任，陈局长跟我讲，申请没看到。")
    assert refused(said, "陈局长不在，刘会计跟我讲申请没看到。")
    assert not refused(said, "我问了陈局长，他说申请没看到。")


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("【见面】\n给他准备一个红\n包，放在文件袋里。", 2),
        ("【见面】\n把那个红\n本子，放在文件袋里。", 0),
        ("【见面】\n单子的底色是红。\n包，放在文件袋里。", 0),
        ("【见面】\n他要的是假\n单，收不得", 2),
    ],
)
def test_a_word_that_two_lines_share_is_found(page: str, count: int):
    assert len(refused(page)) == count


def test_what_is_said_over_two_lines_is_read_as_one():
    read = read_reply(
        "页：\n大题：先要一个号\n【先这样说】\n“李主任，日期空着\n您先签，回头我来填。”\n下一行",
        rules().assistant.titles,
    )
    assert [(one.part, one.text) for one in read.lines[1:]] == [
        ("开口", "李主任，日期空着您先签，回头我来填。"),
        ("见面", "下一行"),
    ]
    assert refused(opening("李主任，日期空着\n您先签，回头我来填。"))


def test_a_paper_and_a_quotation_that_never_closes_keep_their_lines():
    titles = rules().assistant.titles
    paper = read_reply("页：\n大题：先要一个号\n【要签的纸】\n“今收到申请一份，\n共三页。”", titles)
    open_end = read_reply(
        "页：\n大题：先要一个号\n【见面】\n“李主任，单子在这儿\n先看他桌上\n再说第二句", titles
    )
    assert [len(one.lines) for one in (paper, open_end)] == [3, 4]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("来一趟花了12元", "12"),
        ("打车花了86元", "86"),
        ("垫了八百", "八百"),
        ("垫了三百二十块", ""),
        ("一块儿点，一块地", ""),
        ("垫了两千多个", ""),
        ("共1,286元，十七万五百元", ""),
    ],
)
def test_a_small_sum_must_be_told_as_money(text: str, wrong: str):
    assert unfounded(text, "12月4日去，86台设备，我们垫了三百二十块，二千个，1286元，17万500元") == wrong


@pytest.mark.parametrize(
    "text",
    [
        "不当面给，要给就放到门卫那里，让他下班自己拿",
        "不要现在起诉他，只要说一句“下月法院见”，他就怕了",
        "不空着手去，路上买两盒好的",
        "别签字，让他在空白的收条上按个手印就行",
        "不当着人给，等他一个人的时候递卡",
    ],
)
def test_what_is_not_to_be_done_gives_no_order(text: str):
    assert refused(f"【绝对不做】\n{text}")


@pytest.mark.parametrize(
    "text", ["听说您爱喝普洱，老班章我给您留了一饼。", "站在他门口，谁来都说他欠钱不还，让大家评理。"]
)
def test_a_line_that_is_like_those_that_may_not_be_written_is_refused_though_it_holds_none_of_their_words(
    text: str,
):
    base = ground(case(), STORY)
    one = LentLine("助1", "走完", text)
    cover = cover_of(case(), base.text())
    assert "读起来像" in judged_lines([one], base, cover, rules())[1][0].why
    assert judged_lines([one], base, cover, rules()._replace(alike=lambda text: ""))[1] == ()


def test_what_a_case_is_about_is_not_compared():
    base = ground(case(), STORY)
    cover, text = cover_of(case(), base.text()), "站在他门口，谁来都说他欠钱不还，让大家评理。"
    assert [len(judged_lines([line(part, text)], base, cover, rules())[1]) for part in ("走完", "关键")] == [
        1,
        0,
    ]


def test_examples_of_pages_that_are_lawful_pass_and_nine_in_ten_that_are_not_do_not():
    lawful = [text for one in examples(OF_PAGES) for text in one.lawful]
    unlawful = [text for one in examples(OF_PAGES) for text in one.unlawful if len(text) > LEAST_ON_A_PAGE]
    assert sum(bool(alike_on_a_page(text)) for text in lawful) <= len(lawful) // 100
    assert sum(bool(alike_on_a_page(text)) for text in unlawful) >= len(unlawful) * 9 // 10
    assert LIKE_ON_A_PAGE > 0
