"""The questions that the planner knows by name. Pure.

`RESERVED` lists the keys that questions.yaml must keep, with the kind each must have; a lead may change their
wording, order, options' explanations and add any other field.
"""

from __future__ import annotations

from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY
from huikuan_cli.core.answers.instrument_rows import INSTRUMENT_KEY
from huikuan_cli.core.answers.interview import TYPE_KEY
from huikuan_cli.core.playbook import Field, Kind

# Chinese key -> (attribute of Case, kind of field)
RESERVED: dict[str, tuple[str, Kind]] = {
    "客户": ("customer", "文本"),
    "现在的单位": ("successor", "文本"),
    "客户性质": ("customer_kind", "单选"),
    "拜访日期": ("visit", "日期时刻"),
    "称呼": ("person", "文本"),
    "岗位": ("role", "单选"),
    "项目": ("project", "文本"),
    "合同编号": ("contract_no", "文本"),
    "签订日期": ("signed", "日期"),
    "合同额": ("contract_amount", "金额"),
    "已付金额": ("paid", "金额"),
    "补充协议": ("supplement", "单选"),
    "中小企业": ("small", "是否"),
    "告知": ("told", "单选"),
    "验收人": ("accepter", "文本"),
    "验收状态": ("acceptance", "单选"),
    "交付日期": ("delivered", "日期"),
    "验收合格日期": ("accepted", "日期"),
    "按哪次验收": ("counts_from", "单选"),
    "初验日期": ("first_accepted", "日期"),
    "验收拖延": ("delay", "单选"),
    "验收期限": ("deadline", "日期"),
    "未达标项": ("lacking", "文本"),
    "争议金额": ("disputed", "金额"),
    "起算点": ("start", "单选"),
    "付款天数": ("contract_days", "天数"),
    "约定付款日": ("contract_date", "日期"),
    "结算确认日": ("settled", "日期"),
    "收票日期": ("invoiced", "日期"),
    "资料齐全日": ("complete", "日期"),
    "手续办完日": ("stepped", "日期"),
    "票据到期日": ("bill_due", "日期"),
    "结算金额": ("settled_amount", "金额"),
    "到期应付": ("due_amount", "金额"),
    "付款节点": ("part", "文本"),
    "约定利率": ("rate", "利率"),
    "部分付款": ("payments", "明细"),
    TAKEN_OFF_KEY: ("off", "是否"),
    "催款记录": ("events", "明细"),
    "款项": ("items", "款项"),
    "这次谈": ("about", "文本"),
    INSTRUMENT_KEY: ("instruments", "明细"),
    "发起人": ("initiator", "文本"),
    "审核人": ("reviewer", "文本"),
    "签批人": ("approver", "文本"),
    "我方责任人": ("owner", "文本"),
    "要什么": ("want", "文本"),
    "对他说": ("words", "文本"),
    "承诺日": ("promise", "日期"),
    "目标金额": ("target", "金额"),
    "可接受金额": ("acceptable", "金额"),
    "底线金额": ("floor", "金额"),
    "提利息": ("claim_interest", "单选"),
    "材料": ("documents", "多选"),
    "停收日": ("closing", "日期"),
    "难题": ("difficulty", "单选"),
    "看到的事实": ("seen", "多选"),
    "现象": ("phenomenon", "单选"),
    "原因": ("causes", "多选"),
    "到哪一站": ("node", "单选"),
    "他上次说的": ("said", "文本"),
    "承诺落空": ("broken", "单选"),
    "坎": ("snags", "多选"),
    "情况": ("plays", "多选"),
    "升级到哪级": ("rung", "单选"),
    "关系阶段": ("stage", "单选"),
    "自查": ("checked", "多选"),
    "紧张分": ("tension", "分数"),
    "自己的信号": ("signals", "多选"),
    TYPE_KEY: ("type_id", "单选"),
}


def takes_time(field: Field) -> bool:
    """Whether a time of day may stand behind the day: of its own kind, and where a team's file still calls the visit 日期."""
    reserved = RESERVED.get(field.key)
    return field.kind == "日期时刻" or (field.kind == "日期" and reserved == ("visit", "日期时刻"))
