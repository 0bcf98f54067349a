"""What people wrote in so many words before they were shown a list that lacked it: a paid sum that came back, a bill that fell due, work
added by word of mouth, an invoice for too much. It stands in the list that is asked, or leads."""

from __future__ import annotations

import pytest

from course.pushed_situations import Heard
from course.test_pushed import TODAY, answers_of, leads
from factories import playbook
from huikuan_cli.core.advice.alike import asked_about
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.advice.suggestions import suggestion
from huikuan_cli.core.answers.interview import TICKED_KEYS

TOLD = (
    Heard("机关", "财务", "钱我给你走过，过两天自己又跑回来了", "", ("y133",)),
    Heard("机关", "财务", "支付中心退单上光写信息不符", "", ("y133",)),
    Heard("公立医院", "财务", "付是付了，第二天原路退回", "", ("y133",)),
    Heard(
        "公立医院",
        "业务经办",
        "",
        "前年收的那张商票是三月出票、半年期，会计问网银里要不要点提示付款",
        ("y184",),
    ),
    Heard("公立医院", "财务", "", "那张商票到期了，网银里一直是待签收", ("y184",)),
    Heard(
        "事业单位", "分管领导", "我说加的活呢，她不接话", "馆长在现场说先干着回头补，我们就做了", ("y160",)
    ),
    Heard(
        "事业单位",
        "业务经办",
        "补签我问过采购办，加活有条线，过线了",
        "换楼层时让我们顺手给搬了机房，没合同没纪要",
        ("y160", "y93"),
    ),
    Heard("机关", "业务经办", "", "换楼层时分管说你们顺手给装了，钱的事好说，只有群里几句话", ("y160",)),
    Heard("公立医院", "业务经办", "资产系统里差着数，入库单打不出来", "换过三台，旧的返厂了", ("y21",)),
    Heard(
        "公立医院",
        "业务经办",
        "卡片只建了二十三张，报来的跟我扫的不一样，我不能建",
        "说等固定资产入完账再付",
        ("y21",),
    ),
    Heard("公立医院", "业务经办", "", "设备科和国资科隔一层楼，谁也不找谁", ("y80",)),
    Heard(
        "公办学校", "财务", "系统提示跟预算科目对不上", "票是会计按技术服务费开的，合同是设备", ("y22", "y32")
    ),
    Heard(
        "机关",
        "财务",
        "票的数归到一个上，我才好往上送",
        "审减以后，剩下的我按合同一张票全开了，开多了",
        ("y32", "y36"),
    ),
    Heard("公办学校", "财务", "这张进得去，那张进不去", "会计说没回款的票先收拾了几张", ("y32",)),
    Heard("公办学校", "财务", "发票查验不过", "", ("y32",)),
    Heard("机关", "财务", "", "会计季末把没收到钱的那张票冲了", ("y32",)),
    Heard(
        "机关",
        "业务经办",
        "没合同，我拿什么付？让我补签一月份的，这个字谁签谁出事",
        "去年合同到年底，今年磋商拖到七月，中间半年我们的人照样驻着，巡检单月月有人签",
        ("y191",),
    ),
    Heard("公办学校", "业务经办", "下家还没招出来，你们先做着", "保洁合同六月期满，人一天没撤", ("y191",)),
    Heard(
        "机关",
        "财务",
        "附表我翻了三遍，没你们家",
        "老局五月并进文体局，章缴了税号也销了，票抬头是老局，验收单在老局那位手里，写个两清的条也行",
        ("y91",),
    ),
    Heard(
        "大型企业（含国企）",
        "使用科室",
        "等保测评还差三条，我拿什么终验",
        "我想让医院绕开总承包商直接打给我们，不知道医院付没付给他",
        ("y180", "y156"),
    ),
)
PLAIN = (
    Heard("机关", "业务经办", "今年的服务续签了，照新合同来", "运维合同年底到期，考核都签了", ()),
    Heard("机关", "业务经办", "我把单子走过去了，等信", "", ()),
    Heard("公立医院", "业务经办", "科里加班，这周没空", "", ()),
    Heard("事业单位", "财务", "你先坐，我打个电话", "票早送到了，验收单也在他那儿", ()),
    Heard("公办学校", "财务", "半年报还没出，月底再看", "", ()),
)


def listed(one: Heard) -> list[str]:
    answers = answers_of(one)
    asked = [id for key in TICKED_KEYS for id in asked_about(playbook(), key, answers, TODAY)]
    own = [str(id) for key in TICKED_KEYS for id in suggestion(playbook(), key, answers, TODAY) or ()]
    return asked or own


@pytest.mark.parametrize("one", TOLD, ids=lambda one: f"{one.said}；{one.told}")
def test_it_stands_in_the_list_that_is_asked_or_leads(one: Heard):
    assert set(listed(one)) & set(one.meant) or leads(one), listed(one)


@pytest.mark.parametrize("one", PLAIN, ids=lambda one: one.said)
def test_what_sounds_like_it_is_not_asked_about(one: Heard):
    assert not set(listed(one)) & {id for told in TOLD for id in told.meant}


def test_a_bill_that_fell_due_leads_where_the_contract_counts_from_it():
    one = Heard("公立医院", "财务", "票给了你，我账上就平了", "点了提示付款，显示待签收", ())
    answers = {**answers_of(one), "起算点": "商票到期", "票据到期日": "2026-11-20"}
    assert analyse(playbook(), answers, TODAY, "").lead().id == "y184"


def test_who_changed_is_asked_and_not_told_to_the_one_who_is_met():
    lead = next(one for one in playbook().situations() if one.id == "y60")
    assert "要见的就是" in lead.tick
    assert not [words for words in lead.start.first if "刚到任" in words or "您刚" in words]
