"""Lists take what was meant, in whatever words, and never what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.option_match import EVERY, meant, near, parse_choice
from huikuan_cli.core.text.values import Option, Unclear


def asked(key: str, column: str = "") -> Field:
    one = talk().find(key)
    assert one
    return next(c for c in one.columns if c.key == column) if column else one


def taken(key: str, typed: str, column: str = "") -> list[str]:
    options = talk().options(asked(key, column))
    return [options[place].id for place in meant(typed, options)]


def fields() -> Iterator[Field]:
    for _, one in talk().fields():
        yield one
        yield from one.columns


WITH_WORDS = [one for one in fields() if one.aliases]

NOTHING = {
    "客户性质": ["火星", "公", "位", "院", "校", "某镇", "某某村", "局长", "机构", "协会", "不是机关", "并非医院", "没定",
               "公司", "随便", "asdf", "9", "99", "第九个", "🙂", "是", "我昨天去的那家单位大门口挂着三块牌子其中一块写着医院"],
    "岗位": ["主任", "科长", "处长", "李主任", "老师", "门卫", "务", "计", "不是财务", "领", "使用不了", "除了财务", "0"],
    "承诺落空": ["次", "上", "没数过", "记不得", "很多"],
    "验收状态": ["交", "没有", "无", "不合格", "验", "还没合格", "半年前"],
    "支付方式": ["支付", "现金", "财", "财政", "国库", "账"],
    "起算点": ["开会", "付款", "合同", "日"],
    "提利息": ["提", "利息", "别提", "不要提"],
    "材料": ["没有", "不涉及", "材", "的"],
}  # fmt: skip


@pytest.mark.parametrize(("key", "typed"), [(key, typed) for key, many in NOTHING.items() for typed in many])
def test_what_was_not_meant_is_not_taken(key: str, typed: str):
    assert len(taken(key, typed)) != 1
    with pytest.raises(Unclear):
        parse_choice(typed, talk().options(asked(key)))


@pytest.mark.parametrize("one", WITH_WORDS, ids=lambda one: one.key)
def test_every_other_word_leads_to_its_option(one: Field):
    options = talk().options(one)
    found = {word: [options[place].id for place in meant(word, options)] for o in options for word in o.words}
    assert found == {word: [o.id] for o in options for word in o.words}
    assert set(one.aliases) <= {o.id for o in options}


def test_no_word_is_given_to_two_options_and_there_are_some_hundreds():
    words = [Counter(word for o in talk().options(one) for word in o.words) for one in WITH_WORDS]
    assert all(count == 1 for one in words for count in one.values())
    assert sum(map(len, words)) > 400


MEANT = """
客户性质 机关 局 委 县公安局 公安局 区法院 市中级人民法院 街道办 浣江街道办 县卫健局 市政府 无锡市财政局 县公安局办公室 省厅 高新区管委会
客户性质 事业单位 中心 清江市大数据中心 省农科院 市规划设计研究院 县图书馆 事业
客户性质 公办学校 学院 职校 南溪职业学院 第三中学 实验小学 东方大学
客户性质 公立医院 医院 卫生院 镇卫生院 柳河县人民医院 社区卫生服务中心 东方大学附属医院 妇幼保健院
客户性质 用财政资金的团体组织 总工会 市残联 县妇联 区科协 团委
客户性质 大型企业（含国企） 国企 央企 县供电局 水务集团 城投公司
客户性质 军队 部队 某部队医院 武警医院
客户性质 其他 私企 民营医院 私立学校 民办学院 居委会
岗位 使用科室 信息科 信息科长 业务科室 护理部 教务处 科室主任
岗位 采购或合同 采购 采购办 招标办 管采购的 合同管理员
岗位 资产 国资处 设备科 总务 资产科 固定资产管理 库管
岗位 业务经办 经办 办公室主任 科员 综合科的
岗位 财务 财务科长 出纳 会计 财务科的小刘 计财处
岗位 内审或审计 审计处 内审 审计科长
岗位 分管领导 副院长 常务副院长 总会计师 分管财务 分管财务的副院长 副局长
岗位 主要领导 院长 局长 一把手 书记 校长
补充协议 没有 没变更
补充协议 有，没超过原合同额10% 没超过 没超过10%
补充协议 有，超过原合同额10% 超过10% 超了
告知 有书面证据 声明函 书面
告知 只是口头说过 口头 说过
告知 没有告知 没说过 没有
验收人在岗 在岗 还在 没变
验收人在岗 调走了，没人接 没人接
验收状态 已验收合格 验收了 合格
验收状态 已交付，还没验收 没验收 试运行 还没验收
验收状态 还没交付 没交付
起算点 结算确认 审计 结算
起算点 收到发票 发票 开票
起算点 拨款到位 资金到位 上级拨款
审计条款 没写 没有
支付方式 财政直接支付 直接支付 直付
支付方式 承兑汇票或电子凭证 承兑 银承
提利息 不提，只留书面权利 先不提 不提
承诺落空 两次以上 三次 两次 3次
承诺落空 一次 1次
"""
TABLE = [(key, id, word) for key, id, *words in map(str.split, MEANT.strip().splitlines()) for word in words]


def test_the_table_is_long():
    assert len(TABLE) > 100


@pytest.mark.parametrize(("key", "id", "typed"), TABLE)
def test_the_words_of_the_trade_reach_the_option(key: str, id: str, typed: str):
    assert taken(key, typed) == [id]
    assert check_value(asked(key), typed, talk(), TODAY).value == id


@pytest.mark.parametrize(
    ("key", "typed", "ids"),
    [
        ("客户性质", "公", ["公办学校", "公立医院"]),
        ("客户性质", "机关或者事业单位", ["机关", "事业单位"]),
        ("岗位", "财务、资产", ["资产", "财务"]),
        ("岗位", "领导", ["分管领导", "主要领导"]),
        ("支付方式", "财政", ["财政直接支付", "财政授权支付"]),
    ],
)
def test_what_may_be_several_names_them(key: str, typed: str, ids: list[str]):
    assert taken(key, typed) == ids


@pytest.mark.parametrize(
    ("key", "typed", "ids"),
    [("客户性质", "机构", ["机关"]), ("岗位", "科长", ["财务"]), ("客户性质", "火星", []), ("岗位", "", [])],
)
def test_the_nearest_are_offered_and_nothing_where_nothing_is_near(key: str, typed: str, ids: list[str]):
    options = talk().options(asked(key))
    assert [options[place].id for place in near(typed, options)][: len(ids) or None] == ids
    assert len(near(typed, options)) <= 2


@pytest.mark.parametrize("said", ["不涉及", "不适用", "没有", "无", "不涉及。"])
@pytest.mark.parametrize(
    "key", ["标的", "争议金额", "停收日", "付款天数", "约定利率", "难题", "紧张分", "资产管理员"]
)
def test_what_does_not_concern_this_contract_is_left_empty_where_that_may_be(key: str, said: str):
    assert check_value(asked(key), said, talk(), TODAY).value == ""


@pytest.mark.parametrize("said", ["不涉及", "不适用", "无"])
@pytest.mark.parametrize("key", ["客户", "合同额", "签订日期", "客户性质", "验收人", "起算点"])
def test_where_every_contract_has_it_that_is_refused(key: str, said: str):
    with pytest.raises(Unclear, match=EVERY):
        check_value(asked(key), said, talk(), TODAY)


def test_not_known_and_not_there_are_two_things():
    assert check_value(asked("停收日"), "不清楚", talk(), TODAY).value == "不清楚"
    assert check_value(asked("停收日"), "不涉及", talk(), TODAY).value == ""
    assert check_value(asked("审计条款"), "没有", talk(), TODAY).value == "没写"


@pytest.mark.parametrize("typed", ["1 3 5", "1，3，5", "1、3、5", "１　３　５", "5 3 1 1"])
def test_several_are_picked_by_their_numbers(typed: str):
    options = talk().options(asked("材料"))
    assert check_value(asked("材料"), typed, talk(), TODAY).value == [options[n].id for n in (0, 2, 4)]


@pytest.mark.parametrize("typed", ["1 没有", "不清楚 2", "没有，不清楚"])
def test_nothing_and_not_known_stand_alone(typed: str):
    with pytest.raises(Unclear, match="不能和别的一起选"):
        check_value(asked("材料"), typed, talk(), TODAY)


@pytest.mark.parametrize("typed", ["没有", "无", "一样都没有", "都没有"])
def test_none_of_them_is_an_answer(typed: str):
    assert check_value(asked("材料"), typed, talk(), TODAY).value == []


@given(st.text(max_size=12))
def test_nothing_typed_ever_breaks_the_choice(typed: str):
    options = [Option("a", "机关", ("局",)), Option("b", "其他")]
    try:
        assert set(meant(typed, options)) <= {0, 1}
        near(typed, options)
    except Unclear:
        assert not typed.isprintable()
