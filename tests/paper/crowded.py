"""Cases that fill a page: long names, every paper missing, much that is not clear."""

from __future__ import annotations

from typing import Any

from factories import talk, tree
from huikuan_cli.core.text.values import MAX_TEXT

LONG = "某某市经济技术开发区数字经济和政务数据资源管理服务中心（原信息化建设管理办公室）智慧城市运行指挥调度平台升级改造项目第二标段及配套机房设备采购安装服务验收"
assert len(LONG) >= 75

# markup of every format that a sheet is written in; none of it may be taken for more than text
HOSTILE = (
    "<script>alert(1)</script></style><b>",
    "{{7*7}}{% raw %}",
    '#eval("1")#panic()$x^2$',
    "*a* _b_ `c` [d](e) @ref <l>",
    '{ INCLUDETEXT "x" }</w:t><w:p/>&amp;',
    "=cmd()|'/C calc'!A0",
    "END:VEVENT BEGIN:VEVENT;X=1,",
)


def filled(words: str) -> dict[str, dict[str, str]]:
    """Every answer that takes text, as long as it may be."""
    found: dict[str, dict[str, str]] = {}
    for section, field in talk().fields():
        if field.kind == "文本" and field.key != "现在的单位":  # which has to name a body
            found.setdefault(section.title, {})[field.key] = (words * MAX_TEXT)[:MAX_TEXT]
    return found


CROWDED: dict[str, dict[str, Any]] = {
    "names of 80 characters": tree(
        拜访={"客户": LONG[:80], "称呼": LONG[:80], "岗位": "业务经办"},
        交易项目={"项目": LONG[:80], "合同编号": LONG[:80]},
        验收人={"验收人": LONG[:80]},
        付款责任人={"发起人": LONG[:80], "审核人": LONG[:80], "签批人": LONG[:80], "我方责任人": LONG[:80]},
        我的4W2H={"要什么": LONG[:80]},
    ),
    "one long word": tree(
        拜访={"客户": "W" * 80},
        交易项目={"项目": "x" * 80, "合同编号": "HT-" + "9" * 77},
        我的4W2H={"要什么": "a" * 200},
    ),
    "long names and a long number": tree(
        拜访={"客户": LONG[:80], "称呼": LONG[:80]},
        交易项目={"项目": LONG[:80], "合同编号": "QJ-2025-031-" + "A1B2C3D4" * 8},
        我的4W2H={"要什么": LONG[:80]},
    ),
    "every paper missing and ten gaps": tree(
        拜访={"岗位": "不清楚"},
        交易项目={"已付金额": "不清楚", "补充协议": "不清楚", "告知": "不清楚"},
        验收标准={"验收拖延": "对方拖延", "未达标项": "并发指标没有测完，" * 6, "争议金额": "6万"},
        付款方式和日期={"起算点": "结算确认", "付款天数": "不清楚", "结算确认日": "不清楚", "支付方式": "不清楚", "约定利率": "不清楚", "部分付款": "不清楚", "催款记录": "不清楚"},
        付款责任人={"他要看到什么": "每一条问题对应的凭证和出处，" * 6, "签批人": "不清楚", "审核人": "不清楚"},
        我的4W2H={"材料": []},
    ),
    "markup in every answer": tree(
        拜访={"客户": HOSTILE[0], "称呼": HOSTILE[1], "岗位": "业务经办"},
        交易项目={"项目": HOSTILE[2], "合同编号": HOSTILE[3]},
        验收人={"验收人": HOSTILE[4]},
        验收标准={"验收条款": HOSTILE[0], "未达标项": HOSTILE[5], "争议金额": "6万"},
        付款责任人={"发起人": HOSTILE[6], "审核人": HOSTILE[0], "签批人": HOSTILE[1], "我方责任人": HOSTILE[2], "他要看到什么": HOSTILE[3]},
        我的4W2H={"要什么": HOSTILE[4], "凭什么": HOSTILE[5], "找谁": HOSTILE[6], "怎么推": HOSTILE[0]},
    ),
}  # fmt: skip

# longer than any paper holds: nothing may be lost, and page one is still one page
EXTREME: dict[str, dict[str, Any]] = {
    "every answer as long as it may be": tree(**filled("很长很长的一句话，")),
    "every answer one long word": tree(**filled("Wm0x")),
}
