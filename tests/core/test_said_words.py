"""What a salesperson might say for each class of forbidden words is caught, and what he lawfully says is not."""

from __future__ import annotations

import re

import pytest

from huikuan_cli.core.checking.wording import found_in
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one

TABLE = load_one((Layer(bundled(), "自带"),), "wording.yaml", Wording)

CAUGHT = {
    "w1": """
        再不付，我们就停机断网。 这周不付就给您断网。 系统我们只好停机。 不付款就撤人。 不付就停机。 再不付就断网。 下周起停您的服务。
        我们把系统锁了您别怪我们。 再拖别怪我不客气。 撕破脸对谁都不好。 我把这事给您发到网上。 那就捅到市里。
        我们打 12345 反映。 我们去找巡视组说说。 只好打市长热线了。 您自己掂量。 等着瞧吧。 我们去纪委问问。
        再不付就去信访。 那我们只好举报。 找媒体曝光。 不给钱就拉横幅。""",
    "w2": """
        事成之后有重谢。 办下来必有重谢。 这是一点辛苦费。 中秋给您带了月饼。 一点心意，您收下。 小意思，别客气。
        机票食宿我包。 您来考察，食宿由我们来，机票我来。 晚上出来坐坐。 周末一起去钓鱼。 请您喝两杯。 给您个人一笔劳务费。
        好处少不了您的。 打到您卡上。 给您加油卡。 带点特产给您尝尝。 周五打打牌放松一下。 车费我出。 顺便去度假。
        请客我来。""",
    "w3": """
        我替您签了吧。 这一页我代您签。 先盖空白章，回头再填。 空白纸上盖个章就行。 日期往前签两天。 验收单日期写早一点。
        数字改一下数就对上了。 先虚开一张。 做个假的交接单。 刻个章很快。 章先盖了再说。 签名 P一下。 弄一份阴阳合同。""",
    "w4": """
        您儿子在哪上学？ 您女儿今年高考吧？ 您孩子还好吗？ 您家里最近忙吗？ 您太太在哪个单位？ 听说他有小辫子。
        他身体不好，催一催就松。 他还着房贷。 我知道您住在哪。 听说他外遇了。 他的作风问题大家知道。 您母亲住院了吧？""",
    "w5": """
        法院肯定判我们赢。 法院一定判。 官司必赢。 我们肯定赢。 利息跑不了。 利息肯定要付。 违约金一定拿得到。
        这钱稳了。 下周百分之百到账。 我打包票，月底到。 签了绝对到账。 肯定会判给我们。""",
    "w6": """
        手续后补，先把钱付了。 先付后补行不行？ 您给通融一下。 请您开个绿灯，开绿灯就行。 走个过场就付。 跳过财政直接付。
        拆分合同就不用招标了。 化整为零来付。 找熟人打个招呼。 别留记录。 咱们私了。""",
}
LAWFUL = """
    纪委监控项目的验收书我带来了。 市纪委项目还差一份签字。 纪委的系统上个月验收。 信访系统已经上线。 信访局的款走到哪一步？
    智慧信访平台二期验收合格。 举报平台的合同编号是这个。 举报系统的尾款还差两成。 融媒体中心的设备款。 多媒体教室验收了。
    离婚登记系统的发票寄到了。 婚姻登记处的设备款。 结婚登记大厅改造。 孩子入学系统上个月验收。 入学报名平台的尾款。
    儿童入学平台项目。 宴会厅改造的结算审完了。 礼堂音响的尾款。 酒店旁边的政务中心见。 烟草局的验收书。 烟感报警系统验收。
    排烟设备的发票。 文化和旅游局的款。 智慧旅游平台二期。 旅游大数据项目。 银行手续费由我们出。 禁毒办的项目。
    隐私计算平台的验收。 弱点扫描服务的付款申请。 宗教事务局的合同。 住院部改造的结算。 住院系统的运维款。 住址变更系统上线了。
    仿真平台的验收书。 仿古街区的结算。 黑名单管理模块已经交付。 记者站的机房改造。 委托人签字的那页。 茶叶产业平台的尾款。
    酒泉市的项目。 烟台市的项目。 请您安排一下经办。 国家住建部的通知。 先停机检修，再验收。 标准判定表在第三页。
    不客气，材料我明天送到。 更改数据要走流程。 您看欠了多少，账上对一下。 我方郑重谢绝。 我们不请客，也不送礼。
    好处理的先处理。 现在付，对他有什么好处？ 从停收日倒推日期。 请您先盖个章，收条就齐了。 材料拆成几份给三个科室。
    断电保护装置验收合格。 停机坪项目的结算。 家长学校平台的款。 法院的信息化项目验收了。 判决以法院为准，我们只列数。
    巡视组在，您按程序来就行。 高尔夫球场管理系统。 水果批发市场的监控项目。 家属院改造的款。 按合同第五条，应付四十六万八。
    您先看这一页，哪一项不对我当场改。 今天请您收下材料，写个收条。
"""


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[。？])\s+", text.strip()) if one]


ALL_CAUGHT = [(id, one) for id, text in CAUGHT.items() for one in sentences(text)]


def test_there_are_enough_of_both():
    assert len(ALL_CAUGHT) >= 60
    assert len(sentences(LAWFUL)) >= 60


@pytest.mark.parametrize(("id", "line"), ALL_CAUGHT)
def test_what_may_not_be_said_is_caught(id: str, line: str):
    assert id in {taboo.id for taboo in TABLE.taboos if found_in(line, taboo)}


@pytest.mark.parametrize("line", sentences(LAWFUL))
def test_what_may_be_said_passes(line: str):
    assert {taboo.id: word for taboo in TABLE.taboos if (word := found_in(line, taboo))} == {}
