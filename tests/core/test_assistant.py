"""What an assistant from outside is told, and what of its answer stands on the sheet."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec import structs

from core.building import setting
from factories import TODAY, playbook, private, talk, tree
from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.advice.lent import Lent, LentLine
from huikuan_cli.core.advice.planner import plan_of
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.assistant import cover_of, ground_of, judged_lines, read_reply, request_text, seated
from huikuan_cli.core.assistant.facts_told import KEPT_BACK, Ground
from huikuan_cli.core.assistant.gate import MOST_LINES, GateRules
from huikuan_cli.core.assistant.sums import as_fact, checked
from huikuan_cli.core.assistant.told_days import wrong_day
from huikuan_cli.core.assistant.told_figures import figures_in, unfounded
from huikuan_cli.core.playbook.assistant_rules import PARTS, AssistantRules
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.wording_examples import alike_on_a_page, excused

OURS = (Layer(bundled(), "自带"),)
NOTE = "魏工说要带 200 并发的脚本，小顾的电话13812345678，账号6222021234567890123"
VISIT = date(2026, 11, 25)


def rules() -> GateRules:
    return GateRules(
        loading.load_one(OURS, "assistant.yaml", AssistantRules),
        loading.wording_of(OURS),
        private(),
        excused,
        alike_on_a_page,
    )


def case(**over) -> Analysis:
    reading = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1)
    assert reading.problems == []
    return analyse(playbook(), reading.answers, TODAY, "")


def ground(s: Analysis, note: str = NOTE) -> Ground:
    return ground_of(s, plan_of(s), note)


def told(s: Analysis, note: str = NOTE) -> str:
    base = ground(s, note)
    return request_text(base, cover_of(s, base.text()), rules().assistant)


def line(part: str, text: str, says: str = "", day: str = "") -> LentLine:
    return LentLine("助1", part, text, says, day)


def judged(one: LentLine, s: Analysis | None = None):
    s = s or case()
    base = ground(s)
    return judged_lines([one], base, cover_of(s, base.text()), rules())


def why(one: LentLine, s: Analysis | None = None) -> str:
    kept, refused = judged(one, s)
    assert not (kept and refused)
    return refused[0].why if refused else ""


def test_no_name_no_number_of_a_person_and_no_judgement_is_told():
    s = case(拜访={"客户": "清江市某数据局"}, 我的4W2H={"底线金额": "30万", "可接受金额": "50万"})
    text = told(s)
    for name in (
        "某数据局",
        "清江",
        "李主任",
        "HT-1",
        "张科长",
        "小吴",
        "刘会计",
        "陈局长",
        "王磊",
        "魏工",
        "小顾",
    ):
        assert name not in text, name
    for word in ("13812345678", "6222021234567890123", "300,000", "500,000", "30万", "50万", s.kind.name):
        assert word not in text, word
    for fact in ("860,000.00", "2025-07-10", "200 并发", "信息科〔人", "数据平台"):
        assert fact in text, fact


def test_what_is_hidden_comes_back_as_it_is_said():
    s = case()
    cover = cover_of(s, ground(s).text())
    assert cover.reveal("〔对接人〕，【项目】的单子在[人3]那里") == "李主任，数据平台的单子在刘会计那里"
    assert cover.reveal("请小〔人7〕去，小张和〔人7〕") == "请小顾去，小张和小顾"
    assert cover.unknown("〔人9〕") == "〔人9〕"
    assert not cover.unknown("〔对接人〕")
    assert cover.unknown("〔出款方〕"), "nobody wrote who pays"


@pytest.mark.parametrize(
    ("met", "told", "hidden"),
    [
        (
            "裘部长，后勤保障部副部长",
            "见副部长老裘。裘部长还在气头上",
            "见副部长〔对接人〕。〔对接人〕还在气头上",
        ),
        ("老祁", "祁主任点了头", "〔对接人〕点了头"),
        ("周科长", "周科长是科长，老周是库管", "〔对接人〕是科长，〔人〕是库管"),
        ("周科长", "周科长点头了。老周和小周一起送", "〔对接人〕点头了。〔人〕和〔人〕一起送"),
        ("李主任", "园区招商局来看过，水电包工也在", "园区招商局来看过，水电包工也在"),
        ("李主任", "大刘出主意，单子放大张的", "〔人〕出主意，单子放大张的"),
    ],
)
def test_he_has_one_token_by_whatever_he_is_called_and_what_names_nobody_stays(
    met: str, told: str, hidden: str
):
    cover = cover_of(setting(拜访={"称呼": met}, 验收人={"验收人": "不清楚"}), told)
    assert re.sub(r"\d", "", cover.hide(told)) == hidden


def test_the_customer_without_the_end_of_its_name_and_what_is_hidden_of_it_by_hand_are_one_body():
    s, told = setting(拜访={"客户": "县疾控中心"}), "去县疾控，盖章"
    assert cover_of(s, told).hide(told) == "去〔客户〕，盖章"
    by_hand = cover_of(s, told, ["县疾控"])
    assert by_hand.hide("县疾控签的") == "〔客户〕签的"
    assert by_hand.reveal("〔客户〕签的") == "县疾控中心签的"


def test_every_key_that_is_kept_back_is_one_that_is_asked():
    known = {field.key for _, field in talk().fields()}
    assert set(KEPT_BACK) <= known | {"防欠清单", "自查"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("还欠46万8千元", {"468000"}),
        ("468,000.00 元", {"468000"}),
        ("先付五万", {"50000"}),
        ("三份、2份、10点", set()),
        ("过了274天，30%", {"274天", "30%"}),
        ("12月1号前，2026-12-01", set()),
        ("200 并发", {"200"}),
        ("12月3号周四一块儿点", set()),
        ("四十七万两千五，二十万零两千五", {"472500", "202500"}),
        ("17万500元", {"170500"}),
        ("千万别急，一百个人，万一不行", set()),
    ],
)
def test_sums_shares_and_spans_are_found_whatever_they_are_written_like(text, found):
    assert figures_in(text) == found


@pytest.mark.parametrize(
    ("text", "facts", "wrong"),
    [
        ("还欠46.8万", "468,000.00 元", ""),
        ("先付20万", "468,000.00 元", "200000"),
        ("30天内", "付款天数：30", ""),
        ("60天内", "付款天数：30", "60天"),
        ("30%", "付款天数：30", "30%"),
        ("3天里送来", "什么也没写", ""),
    ],
)
def test_a_figure_that_the_facts_do_not_have_is_named(text, facts, wrong):
    assert unfounded(text, facts) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("今天就交", ""),
        ("下周二我来", ""),
        ("周六我来", "周六"),
        ("12月5号我来", "12月5号"),  # a Saturday
        ("12月1号我来", ""),
        ("2月30号", "2月30号"),
        ("12月1号周二我来", ""),
        ("12月1号周三我来", "12月1号周三"),
        ("2025年7月10号验收的", ""),
        ("2025年7月11号验收的", "2025年7月11号"),
    ],
)
def test_a_day_must_be_a_fact_or_a_working_day_that_may_be_named(text, wrong):
    days = (VISIT, date(2026, 12, 1), date(2026, 12, 2))
    assert wrong_day(text, "验收合格 2025-07-10", VISIT, days) == wrong


THE_DAYS = (VISIT, date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("明天再来", ""),
        ("下周二再来", ""),
        ("周一一早再来", ""),  # the next one: 25 November 2026 is a Wednesday
        ("12月1号", ""),
        ("后天再来", "后天"),  # Friday the 27th may not be named
        ("周六再来", "周六"),
        ("下下周一", "下下周一"),
    ],
)
def test_days_are_counted_from_the_visit(text: str, wrong: str):
    assert wrong_day(text, "", VISIT, THE_DAYS) == wrong


def test_a_weekday_of_which_the_facts_speak_is_the_last_one():
    assert wrong_day("周六未必看得见", "您11月21号点的", VISIT, (VISIT,)) == ""
    assert wrong_day("周日未必看得见", "您11月21号点的", VISIT, (VISIT,)) == "周日"


def test_what_is_read_the_evening_before_may_call_the_visit_tomorrow():
    friday, thursday = date(2026, 12, 18), date(2026, 12, 17)
    assert wrong_day("明天不找馆长", "", friday, (friday,)) == "明天"
    assert wrong_day("明天不找馆长", "", friday, (thursday, friday)) == ""


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("6月26号实训处签过字", "实训处六月二十六号签了字"),
        ("24年1月15号起", "24年1月15号左右，原件在老孟那儿"),
        ("2024年12月5日销的户", "城南那个2024年十二月五日销了"),
    ],
)
def test_a_day_is_known_in_whatever_numerals_it_was_told(text: str, facts: str):
    assert wrong_day(text, facts, VISIT, THE_DAYS) == ""
    assert wrong_day(text, "", VISIT, THE_DAYS) != ""


@pytest.mark.parametrize(
    ("working", "result"),
    [
        ("2024-01-15+36个月+12天=2027-01-27｜停机顺延", "2027-01-27"),
        ("2024-01-15+36个月+12天=2027-01-28｜停机顺延", None),
        ("2024-12-25-2024-12-05=20天", "20天"),  # the 5th was told without its year
        ("2024-12-05-2024-12-25=20天", "20天"),
        ("2024-12-25-2024-12-06=19天", None),
    ],
)
def test_days_are_counted_on_over_several_steps_and_between_two_that_were_told(
    working: str, result: str | None
):
    assert checked(working, "24年1月15号验收，2024年12月25号到期，城南那个十二月五号销了", VISIT) == result


@pytest.mark.parametrize(
    ("part", "text", "passes"),
    [
        ("关键", "他说的八折是拿低的数算的", True),
        ("今晚", "跟老板说：八折换掉的是整笔债", True),
        ("今晚", "八折也签", False),
        ("关键", "八折也行", False),
        ("开口", "那就八折，您看行吗？", False),
    ],
)
def test_what_he_offered_is_spoken_of_to_our_own_people_alone(part: str, text: str, passes: bool):
    s = case()
    base = ground(s, "他上次说台账八折，年前到账")
    kept, _ = judged_lines([line(part, text)], base, cover_of(s, base.text()), rules())
    assert bool(kept) == passes


def test_a_score_is_no_day():
    assert wrong_day("8月86分一分不动", "8月86分", VISIT, ()) == ""


@pytest.mark.parametrize(
    ("text", "facts", "result"),
    [
        ("10×10-10=90｜去掉没有的那一项", "十项，每项十分，没有的那项画了零", "90"),
        ("6×(8-2)=36｜站日", "六个站坏了8天，电池撑2天", "36"),
        ("82*92=7544｜三个月的点天", "八十二个点", "7544"),
        ("31*31*31=29791", "10月31号，31个点", None),
        ("7×9=64", "七个站，9天", None),
        ("2026-10-20=周二｜第一回跳", "十月二十号跳了一回", "周二"),
        ("2026-10-20=周三", "十月二十号跳了一回", None),
        ("2026-10-22=周四", "十月二十号跳了一回", None),
        ("2025-09-01到2026-08-31=12个月", "2025-09-01签到2026-08-31", "12个月"),
        ("2025-09-01到2026-09-01=12个月", "2025-09-01签到2026-09-01", "12个月"),
        ("2025-09-01到2026-08-20=12个月", "2025-09-01签到2026-08-20", None),
    ],
)
def test_counts_of_things_that_were_told_and_the_days_of_months_may_be_worked_with(text, facts, result):
    assert checked(text, facts, VISIT) == result


def test_a_result_between_two_whole_numbers_lets_both_be_said():
    told = as_fact("2394×0.95=2274.3｜过线", "2394站日")
    assert not unfounded("要有2275个", f"2394站日\n{told}")
    assert not unfounded("考核91.1分", "82÷90×100=91.11")
    assert unfounded("考核91.2分", "82÷90×100=91.11") == "91.2"
    assert unfounded("要有2276个", f"2394站日\n{told}") == "2276"


def test_three_of_many_places_are_no_three_per_cent():
    assert not unfounded("还有3个点不在那截", "82个点，一个点断了")
    assert unfounded("让3个点", "年底前付") == "3%"
    assert not unfounded("一个点不让，不让一个点，60分钟量一回", "年底前付")


def test_a_working_with_a_strange_figure_or_day_names_it():
    told = why(line("算", "2026-12-09-2026-10-27=43天"))
    assert told == "式子里的“2026-10-27”你没有写过；先写一行算出它的式子"
    assert why(line("算", "108000+2161=110161｜两笔")) == "式子里的“108000”你没有写过；先写一行算出它的式子"


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("跟老板说：拆单、倒签查到公司头上，照实报", True),
        ("跟老板说：倒签到6月26号就行了", False),
        ("跟老板说：给科长送两条中华，别的不行", False),
        ("倒签到验收那天，查到再说", False),
        ("找魏工拿原件；不追究，还靠他对项", True),
        ("收条写明不追究违约责任", False),
        ("改数、带两条烟，今晚都停", True),
        ("跟老板说：改数是假单子，车库一点就穿", True),
        ("依据写在前头，落款写签的当天", True),
        ("落款写5月26号", False),
        ("找补签前的照片", True),
        ("核对单不托人代签", True),
        ("托人代签也行", False),
        ("烟别带，改数不提", True),
        ("补做那一项还是变更，由他们定", True),
        ("补做资料交上去", False),
        ("日子往前写是造假，今晚都停", True),
        ("日子往前写，他也好办", False),
        ("放弃那句划掉，没书面批不签", True),
        ("放弃一半也行", False),
        ("请现任主任签收", True),
        ("问律师，48小时内要回话", True),
        ("原合同9月又两清，还能不能补没准", True),
        ("写一张两清的收条", False),
    ],
)
def test_what_the_boss_wants_is_named_to_him_with_what_comes_of_it(text: str, passes: bool):
    assert (why(line("今晚", text)) == "") == passes, why(line("今晚", text))


def test_a_month_that_is_told_in_words_may_be_written_with_its_year():
    assert unfounded("2026年4月红冲", "四月老总批着清过一批") == ""
    assert unfounded("2026年5月红冲", "四月老总批着清过一批") == "2026年5月"


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (line("开口", "李主任，验收合格的单子我带来了，请您今天转到财务。"), ""),
        (line("开口", "〔对接人〕，单子我带来了，您看放哪位手上？"), ""),
        (line("开口", "请李主任今天就签了。"), "第三人称"),
        (line("开口", "李主任，单子在〔人9〕那儿。"), "不知道指谁"),
        (line("开口", "李主任，这笔（数据平台）您看看。"), "念不出口"),
        (line("开口", "李主任，还差20万，您看看。"), "没有写过"),
        (line("开口", "李主任，这周六我再来。"), "这一天不对"),
        (line("开口", "李主任，马科长说过可以付。"), "“马科长”你没有写过"),
        (line("开口", "李主任，再不付我们就起诉。"), "不写在这里"),
        (line("开口", "李主任，再不付我们就申请执行。"), "拿程序压人"),
        (line("开口", "李主任，给您带了点茶叶。"), "送礼请客"),
        (line("开口", "李主任，打个折先付了吧。"), "让步"),
        (line("开口", "李主任，领导已经同意了。"), "替别人说话"),
        (line("开口", "李主任，日期写成去年的就行。"), "假材料"),
        (line("开口", "李主任，您这套话术我懂。"), "只给自己看"),
        (line("开口", "李主任，" + "这份单子请您看看" * 60), "太长"),
        (line("我答", "打折我定不了，今天带回公司。", "打折就付"), ""),
        (line("我答", "打折可以。", "打折就付"), "让步"),
        (line("不做", "不说领导已经同意了，也不打折"), ""),
        (line("要什么", "单号拿到", "", "2026-12-05"), "太晚"),
        (line("要什么", "单号拿到", "", "2026-12-01"), ""),
        (line("开口", ""), "没有写话"),
        (line("今晚", "停机催款绝对停下，跟老板说清", ""), ""),
        (line("今晚", "不行就停机催款", ""), "威胁"),
        (line("走完", "说明送收文处，要签收", "", "2026-12-01"), ""),
        (line("存疑", "提示付款怕是到12月13号，先核", ""), ""),
        (line("走完", "提示付款怕是到12月13号，先核", ""), "这一天不对"),
        (line("今晚", "周二前问财务", ""), ""),
        (line("我答", "送货单在这儿，请和刘会计一块儿点。", "点数不对"), ""),
    ],
)
def test_a_line_passes_or_the_reason_is_said(one, reason):
    found = why(one)
    assert (reason in found) if reason else not found, found


def test_no_more_lines_are_taken_than_an_answer_may_have():
    s = case()
    base = ground(s)
    lines = [line("开口", "李主任，单子我带来了。")] * (MOST_LINES + 1)
    kept, refused = judged_lines(lines, base, cover_of(s, base.text()), rules())
    assert [one.id for one in kept] == [f"助{number}" for number in range(1, MOST_LINES + 1)]
    assert [one.why for one in refused] == ["行数太多"]


def test_where_a_period_may_have_run_out_no_paper_is_written_that_the_lawyers_have_not_read():
    base = structs.replace(ground(case()), ruled=True)
    cover = cover_of(case(), base.text())
    lines = [
        line("要什么", "单号拿到"),
        line("纸上写", "今收到对账单一份"),
        line("走完", "去财务", "", "2026-12-01"),
        line("开口", "李主任，我来对一下材料。"),
    ]
    kept, refused = judged_lines(lines, base, cover, rules())
    assert [one.part for one in kept] == ["要什么", "走完", "开口"]
    assert {one.line.part for one in refused} == {"纸上写"}


REPLY = """好的，下面是这一页：
```
**关键**：财务要的是单号
要什么：2026-12-01｜付款申请进系统，拿到单号
开口 1：“李主任，付款申请我打好了。”
### 开口
（见刘会计）“刘会计，验收书附在后面。”
他说：再等等
我答：好，等哪一样？我今天记下来。
他说：（刘会计）单子不对
我答：哪一处，您指给我？
他说：没人答的
今晚：
- 把付款申请打出来
走完：2026-12-01 上午 | 去取单号
带：付款申请、验收书（找）
```
"""


def test_an_answer_is_read_whatever_marks_stand_around_it():
    found = read_reply(REPLY)
    by = {(one.part, one.text): one for one in found.lines}
    assert by["要什么", "付款申请进系统，拿到单号"].day == "2026-12-01"
    assert (by["走完", "去取单号"].day, by["走完", "去取单号"].at) == ("2026-12-01", "上午")
    assert by["我答", "好，等哪一样？我今天记下来。"].says == "再等等"
    for pair in (("开口", "李主任，付款申请我打好了。"), ("今晚", "把付款申请打出来")):
        assert pair in by
    assert found.strange == ("好的，下面是这一页：", "没人答的")


def test_of_several_who_are_met_each_line_says_to_whom_it_is_said():
    by = {one.text: one for one in read_reply(REPLY).lines}
    assert by["刘会计，验收书附在后面。"].to_whom() == "刘会计"
    assert (by["哪一处，您指给我？"].to_whom(), by["哪一处，您指给我？"].heard()) == ("刘会计", "单子不对")
    assert by["好，等哪一样？我今天记下来。"].to_whom() == ""


def test_of_whom_the_visit_is_for_may_be_spoken_to_another():
    said = "单子李主任看过，您核一眼？"
    assert why(line("开口", said, "刘会计")) == ""
    assert "第三人称" in why(line("开口", said))
    assert why(line("我答", said, "（刘会计）单子呢")) == ""
    assert "第三人称" in why(line("我答", said, "刘会计的单子呢"))


def test_its_lines_take_the_places_of_ours_and_nothing_else_is_touched():
    s = case()
    ours = plan_of(s)
    base = ground(s)
    kept, refused = judged_lines(read_reply(REPLY).lines, base, cover_of(s, base.text()), rules())
    assert refused == ()
    plan = seated(ours, Lent("", (), kept), s)
    assert plan.ask.aimed() == "付款申请进系统，拿到单号"
    assert plan.ask.promise == "12月1日周二"
    assert plan.openings[0].text == "李主任，付款申请我打好了。"
    assert plan.replies[0].answer == "好，等哪一样？我今天记下来。"
    assert [(one.name, one.state) for one in plan.bring[:2]] == [("付款申请", "有"), ("验收书", "缺")]
    assert plan.bring[2:] == ours.bring, "two things do not take the place of the list"
    assert plan.tonight == ("把付款申请打出来",)
    for name in ("figures", "numbers", "line", "redlines", "claims", "score", "papers"):
        assert getattr(plan, name) == getattr(ours, name), name
    assert plan.matter.frame == ours.matter.frame
    assert not plan.written(), "two answers are no page"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("863000-798000=65000｜核减的", "65000"),
        ("86.3万－79.8万＝6.5万", "6.5万"),
        ("65000/863000=7.5%", None),  # 65,000 is no fact before it was worked out
        ("30×7700=231000｜能先要的", "231000"),
        ("30*7700=213000", None),
        ("798000-398999=399001", None),
        ("798000-399000", None),
        ("798000=798000", None),
        ("399000-798000=-399000｜比合同少", "-399000"),
        ("399000-798000=399000", None),
        ("798000-399000=-399000", None),
        ("798000*30/360=66500", "66500"),
        ("1/0=1", None),
        ("__import__('os')=1", None),
    ],
)
def test_what_was_worked_out_is_worked_out_again_from_the_facts(text, result):
    facts = "报八十六万三，审下来 798,000.00 元，每台7700元，到了30台，已付 39.9万"
    assert checked(text, facts, VISIT) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("2026-11-25+10天=2026-12-05｜提示付款", "2026-12-05"),
        ("11月25日+10天=12月5日", "12月5日"),
        ("11月25日+10天=12月6日", None),
        ("2023-12-04+3年=2026-12-04", "2026-12-04"),
        ("2023-12-04+12个月-1天=2024-12-03｜一年到哪天满", "2024-12-03"),
        ("2023-12-04-1个月=2023-11-04", None),
        ("12月4日-11月25日=9天", None),  # 4 December is no fact
        ("2023-12-04-2026-11-25=9天", None),
        ("11月26日+10天=12月6日", None),
    ],
)
def test_days_that_were_counted_are_counted_again_from_the_facts(text, result):
    assert checked(text, "票面 2026-11-25 到期，回执 2023-12-04", VISIT) == result


def test_what_was_worked_out_may_be_written_in_other_lines():
    s = case()
    base = ground(s, "报八十六万三，审下来七十九万八")
    lines = [
        line("关键", "核减了6.5万，是他今年的成绩"),
        line("算", "863000-798000=65000｜核减的"),
        line("算", "65000/863000=7.53%｜比例"),
    ]
    kept, refused = judged_lines(lines, base, cover_of(s, base.text()), rules())
    assert refused == ()
    plan = seated(plan_of(s), Lent("", (), kept), s)
    assert [one.text for one in plan.lent_of("算")] == [
        "863000-798000=65000｜核减的",
        "65000/863000=7.53%｜比例",
    ]
    assert plan.matter.insight.startswith("核减了6.5万")


def test_further_names_are_hidden_on_request():
    s = case()
    base = ground(s, "通达公司说业主没给钱")
    cover = cover_of(s, base.text(), ("通达公司",))
    assert "通达" not in cover.hide(base.text())
    assert cover.reveal("〔名1〕那边我去问") == "通达公司那边我去问"


def test_what_is_done_before_the_visit_has_a_day_before_it():
    assert not why(LentLine("助1", "今晚", "去银行拉流水", "", "2026-11-24"))
    assert why(LentLine("助1", "今晚", "去银行拉流水", "", "2026-11-27"))


def test_without_lines_the_plan_is_ours():
    s = case()
    assert seated(plan_of(s), Lent("只有补充"), s) == plan_of(s)


def test_every_part_of_a_page_has_titles_by_which_it_is_known_but_for_what_is_known_by_its_form():
    by_form = {"想", "算", "大题", "存疑", "见面", "开口", "他说", "我答"}
    assert {one.part for one in rules().assistant.titles} == set(PARTS) - by_form


def test_two_steps_of_its_own_stand_in_the_place_of_ours_and_one_stands_beside_them():
    s = case()
    ours = plan_of(s)
    step = LentLine("助1", "走完", "去取单号", "", "2026-12-01", "上午")
    plan = seated(ours, Lent("", (), (step,)), s)
    assert {one.action for one in plan.days} == {one.action for one in ours.days} | {"去取单号"}
    later = LentLine("助2", "走完", "问哪批付", "", "2026-12-02", "上午")
    plan = seated(ours, Lent("", (), (step, later)), s)
    assert [one.action for one in plan.days] == ["去取单号", "问哪批付"]


BAD = [
    line("我答", "不用您写，我保证年底到账。", "我可不写"),
    line("走完", "再去堵门", day="2026-12-01"),
    line("纸上写", "其余部分我方放弃。"),
    line("开口", "李主任，日期替您填好了。"),
    line("开口", "李主任，您不签我们举报。"),
    line("开口", "李主任，您不付我起诉。"),
    line("开口", "李主任，没法才起 诉的。"),
    line("开口", "李主任，起·诉状写好了。"),
    line("开口", "李主任，给的话利息就不要了。"),
    line("我答", "打折可以，别的不谈，今天签就成。", "打折行不行"),
    line("我答", "减免没问题，我回公司补个手续。", "利息减免一下"),
    line("关键", "别犹豫，不签就举报，让他丢饭碗"),
    line("今晚", "别空手，买两条烟放车上"),
    line("关键", "他特别怕纪委，拿举报压他"),
    line("关键", "别怕，验收书上倒签一笔就过了"),
    line("带", "橙子一箱"),
    line("带", "购物 卡两张"),
    line("没谈成", "带十个工人去门口站着", "", "2026-12-01"),
    line("开口", "李主任，陈局长点过头了。"),
    line("开口", "李主任，国库股赵科也看过。"),
    line("开口", "李主任，核减多少我们都认。"),
    line("开口", "李主任，三年一到就麻烦了。"),
    line("我答", "您不补利息，我领情，可以就照这个数。", "利息就别提了"),
    line("关键", "三年还早得很，不用寄函"),
    line("关键", "还早得很，不用寄函"),
    line("关键", "到 http://evil.example 下模板"),
    LentLine("助1", "走完", "送两条烟，去财务核一遍", "", "2026-12-01"),
    LentLine("助1", "我答", "好，我记下来。", "孙局长已经批了999万"),
    LentLine("助1", "我答", "好，我记下来。", "他" * 5000),
    line("算", "468000-88000=NaN"),
    line("算", "2026-05-20+99999999年=2029-01-01"),
    line("算", "2025-07-10+99999个月=2029-01-01"),
    line("算", "31*31*31=29791｜监理核减的"),
    line("算", "100*1000*12=1200000"),
    line("算", "860000-860=859140｜马科长说的"),
]
GOOD = [
    line("我答", "不用您写保证，盖个章就行。", "我可不写保证"),
    line("走完", "往后不再去堵门", day="2026-12-01"),
    line("我答", "谢谢姐，我照着开。", "换吧"),
    line("没谈成", "库房不收的，老板批了才谈少收", day="2026-12-01"),
    line("纸上写", "其余另行核对，不视为放弃。"),
    line("开口", "李主任，申请表我替您填好了，您看看。"),
    line("开口", "李主任早，品名对照表我带来了。"),
    line("我答", "打折的事我定不了，带回公司。", "打个折行不行"),
    line("我答", "您还想着补利息，我领情。新商票我不敢应，手上这张先照日子来。", "给你换张新票，补你利息"),
    line("我答", "审计说的是哪一条，您跟我讲讲？", "审计说不行"),
    line("我答", "律师要看哪几页，您说？", "律师要看看"),
    line("我答", "保证金另走一张单子。", "保证金呢"),
    line("不做", "别忘了提前打电话"),
    line("关键", "停机催款绝对停下，橙子不送"),
    line("走完", "送收文处要签收", "", "2026-12-01"),
    line("存疑", "从2025年7月10日数三年，时效请律师核"),
]


@pytest.mark.parametrize("one", BAD, ids=lambda one: f"{one.part}:{one.text[:12]}")
def test_what_slips_in_by_another_spelling_another_part_or_a_condition_is_refused(one):
    assert why(one)


@pytest.mark.parametrize("one", GOOD, ids=lambda one: f"{one.part}:{one.text[:12]}")
def test_what_may_well_be_said_is_taken(one):
    assert not why(one)


def test_a_part_that_says_nothing_and_what_was_only_asked_for_are_no_lines():
    text = "打法库的说法\n- 最好：照打法\n## 照这个样子写\n关键：无\n存疑：（有才写）\n<think>\n开口：草稿\n</think>\n开口：李主任，我来对材料。"
    assert [(one.part, one.text) for one in read_reply(text).lines] == [("开口", "李主任，我来对材料。")]


def test_a_time_of_day_is_one_and_nothing_else():
    (one,) = read_reply("走完：2026-12-01 周二上午｜去财务").lines
    assert (one.at, one.text) == ("上午", "去财务")
    (one,) = read_reply("走完：2026-12-01 送两条烟｜去财务").lines
    assert (one.at, one.text) == ("", "送两条烟，去财务")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("13812345678/02584567890", True),
        ("+8613812345678", True),
        ("电话=13812345678", True),
        ("1280000×80%", False),
        ("896000-640000=256000", False),
        ("合同价1280000，已付384000元", False),
        ("存折号码12345678", True),
    ],
)
def test_an_operand_of_a_sum_is_no_number_to_call(text: str, hidden: bool):
    assert ("号码" in cover_of(case(), "").hide(text)) == hidden


def test_what_was_hidden_comes_back_as_it_was_written():
    s = case(拜访={"客户": "栖州市图书馆"}, 交易项目={"项目": "淮平市智慧图书馆平台，一期二期都在里面"})
    cover = cover_of(s, "补15万站长说跟尾款一块，老孙也在")
    for text in ("叫智慧图书馆的钱账上没有", "栖州市图书馆的人", "图书馆的门卫", "补15万站长说的", "老孙在"):
        assert cover.reveal(cover.hide(text)) == text
    for text in ("栖州惠民银行", "栖州市财政", "淮平文化馆", "淮平市的项目"):
        assert cover.reveal(cover.hide(text)) == text
    hidden = cover.hide("栖州市图书馆、图书馆、老孙")
    assert not any(name in hidden for name in ("栖州", "图书馆", "老孙"))
    assert "，" not in cover.said["项目"], "a sentence is not said as a name"


@pytest.mark.parametrize(
    ("work", "told"),
    [
        ("红旗小学厨房改造", "〔单位〕厨房改造"),
        ("北坪村路灯", "〔单位〕路灯"),
        ("白石岭镇污水管网", "〔单位〕污水管网"),
        ("老旧小区飞线整治加门禁", "老旧小区飞线整治加门禁"),
        ("乡镇卫生院彩超设备采购", "乡镇卫生院彩超设备采购"),
        ("输液泵120台", "输液泵120台"),
    ],
)
def test_what_was_sold_is_told_and_whose_it_is_is_not(work: str, told: str):
    cover = cover_of(case(交易项目={"项目": work}), "")
    assert cover.hide(work) == told
    assert cover.reveal(told) == work


def test_short_names_numbers_with_letters_and_every_case_are_hidden():
    s = case(拜访={"客户": "清江市数据局"}, 交易项目={"项目": "数据平台（二期）"})
    note = "清江那边、数据局都熟；微信 wx_lixx88，车牌 苏A12345D，座机 02584567890，HUAWEI 也在"
    base = ground(s, note)
    text = cover_of(s, base.text(), ("huawei",)).hide(base.text())
    for word in ("清江", "数据局", "wx_lixx88", "A12345D", "02584567890", "HUAWEI"):
        assert word not in text, word
    assert "860,000.00" in text
    assert "2025-07-10" in text


def test_the_judgement_that_the_case_is_about_may_be_named_by_its_court_and_day():
    assert "法院" not in why(line("纸上写", "据法院2024年9月调解书，款还差一半，截至今天未付"))
    assert "法院" in why(line("我答", "不付我们法院见", says="再等等"))


def test_what_one_does_not_come_for_may_be_named():
    assert why(line("开口", "李主任，我来不是为打官司，就想把这笔找着。")) == ""
    assert "打官司" in why(line("开口", "李主任，不签我们就打官司。"))


def test_a_paper_that_would_settle_it_may_be_refused_by_its_name():
    s = case()
    base = ground(s, "他说收了票就两清")
    lines = [
        line("我答", "两清那张单子我盖不了，票没兑，事情又绕回您这儿", says="收了票就两清"),
        line("今晚", "请法务看两清单怎么改"),
        line("我答", "行，两清", says="收了票就两清"),
    ]
    _, refused = judged_lines(lines, base, cover_of(s, base.text()), rules())
    assert [one.line.text for one in refused] == ["行，两清"]


@pytest.mark.parametrize(
    ("text", "allowed"),
    [("11月28号周六", True), ("11月29号周六", False), ("11月28号", False), ("12月12号周六", False)],
)
def test_a_weekend_soon_after_the_visit_may_be_named_with_its_weekday(text, allowed):
    assert (wrong_day(f"那就{text}去修", "", VISIT, ()) == "") == allowed


def test_a_day_of_this_month_is_that_of_the_day_on_which_it_was_said():
    facts = "11月18日他把我叫进屋。他说：“这个月六号就走完了。”\n三号来过一回"
    assert wrong_day("按11月6号算", facts, date(2026, 12, 2), ()) == ""
    assert wrong_day("按11月3号算", facts, date(2026, 12, 2), ()) == "11月3号"


@pytest.mark.parametrize(
    ("working", "facts", "fact"),
    [
        ("640*95%=608", "审定640万", "640*95%=608，608万"),
        ("11+30+31=72｜天数", "合同64万8，尾款11万9千6", "11+30+31=72"),
        ("2026-05-12-2026-05-01=11", "12万9千6，付了12万", "2026-05-12-2026-05-01=11"),
        ("40+8=48｜万元", "", "40+8=48，48万"),
    ],
)
def test_a_result_is_so_many_ten_thousands_only_where_a_figure_of_it_is(working, facts, fact):
    assert as_fact(working, facts) == fact


def test_the_day_behind_the_end_of_something_is_told_with_it_and_no_other():
    told = "场地协议签到今年七月十号，6月2号交的货"
    assert not wrong_day("7月11号起没有协议了", told, VISIT, (VISIT,))
    assert wrong_day("7月12号起没有协议了", told, VISIT, (VISIT,)) == "7月12号"
    assert wrong_day("6月3号交的货", told, VISIT, (VISIT,)) == "6月3号"
