"""The twelve usual edits of a lead, each from what he types to what the paper says: check, diff and try name it on the way."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.helpers import DAY, GOOD, flat


class Step(NamedTuple):
    """What a lead writes into a file, what check and diff say of it, and what then is printed: the command and a piece of it. OWN in a
    command is an answers file of his own, with these lines more."""

    file: str
    text: str
    check: str
    diff: str
    command: str
    prints: str
    answers: str = ""


TRY, OWN = "playbook try --case", "我的客户.yaml"
EXCUSE = (
    "借口:\n  - id: o90\n    名称: 单位在搬家\n    他会说: [我们在搬家]\n    关键词: [搬家, 装箱]\n    真意: [真的在搬]\n    先问: 哪天开箱？\n"
    "    我答: 搬家忙，我不添乱。\n    拿到: 收下复印件\n    证据: [复印件]\n    下一步: 问哪天开箱\n    依据: 补\n"
)
SHORT = "只问: [客户, 拜访日期, 称呼, 项目, 到期应付, 验收状态, 验收合格日期, 他上次说的, 要什么, 材料]\n"
STEPS = {
    "an opening": Step(
        "types/e3.yaml", "开场白:\n  加: [{话: 三分钟说清。, 先用: 是}]\n", "用在k4 的行动单", "加上：话 三分钟说清。",
        f"{TRY} k4", "现在：- “何处长，三分钟说清。教务管理系统那个合同",
    ),
    "an excuse with keywords": Step(
        "excuses.yaml", EXCUSE, "试一试：huikuan excuse “我们在搬家”", "加 “借口”的“o90”：单位在搬家",
        "excuse 都装箱了还没开", "搬家忙，我不添乱。",
    ),
    "a question": Step(
        "questions.yaml", "自问:\n  - id: s4\n    字段:\n      - {键: 预算科目, 类型: 文本, 问: 列在哪个科目？, 可不填: 是}\n",
        "向导：在“起算点”后面问，五分钟里就问", "结果：向导：在“起算点”后面问",
        f"{TRY} {OWN} --today {DAY}", "现在：- **预算科目**：信息化", "  预算科目: 信息化\n",
    ),
    "a hidden move": Step(
        "methods.yaml", "八招:\n  - {id: z8, 停用: 是}\n", "停用“八招”的“z8”：这次没用上", "停用 “八招”的“z8”",
        "playbook list", "（团队停用 1 条）",
    ),
    "the date of a window": Step(
        "calendar.yaml", "窗口:\n  - {id: v4, 提前工作日: 2}\n", "用在k4 的行动单", "结果：下一次最晚 8月27日周五 交材料（原来 8月17日周二）",
        f"{TRY} k4", "材料最晚2027年8月27日周五交到",
    ),
    "the order": Step(
        "chain.yaml", "材料包:\n  - {id: w9, 排在: 最前}\n", "w9 的“排在”：用在每个案例的行动单", "移 w9 的次序：原来在 w8 后面，现在最前",
        f"{TRY} k1", "现在：- **材料**：送货单或上线单；一页对账表",
    ),
    "another name": Step(
        "questions.yaml", "自问:\n  - id: s5\n    字段:\n      - {键: 审核人, 叫法: 复核的人}\n", "用在每个案例的行动单", "加 “审核人”的“叫法”：复核的人",
        f"{TRY} k1", "现在：- **复核的人**：财务科刘会计",
    ),
    "a tenth type": Step(
        "types/e10.yaml", "名称: 技术型\n一句话画像: 先问参数\n开场白:\n  - {话: 先把记录给您看。, 先用: 是}\n  - 话: 我挑要紧的说。\n",
        "向导“他更像哪一种”里多一项", "加 “名称”：技术型",
        f"{TRY} {OWN} --today {DAY}", "现在：- “李主任，先把记录给您看。",
    ),
    "a section": Step(
        "questions.yaml",
        "自问:\n  - id: s9\n    名称: 招采平台\n    为什么问: 没录入就付不了\n    字段:\n      - {键: 平台录入, 类型: 文本, 问: 录了没有？, 可不填: 是}\n",
        "s9", "加 “自问”的“s9”：招采平台",
        f"{TRY} {OWN} --today {DAY}", "现在：- **平台录入**：录了", "招采平台:\n  平台录入: 录了\n",
    ),
    "a red line": Step(
        "redlines.yaml", "红线:\n  - {id: h90, 红线: 不在群里说客户, 短句: 不在群里说, 依据: 内部纪律}\n", "用在每个案例的行动单", "加 “红线”的“h90”：不在群里说客户",
        f"{TRY} k1", "现在：- 不在群里说客户（内部纪律）",
    ),
    "the formats": Step(
        "sheet.yaml", "正面: [数, 要什么]\n小标题: {缺口: 出门前补齐}\n", "用在每个案例的行动单", "改 “小标题”的“缺口”",
        f"{TRY} k1", "现在：## 出门前补齐",
    ),
    "the text of a letter": Step(
        "letters/l2.yaml", "正文:\n  - {id: d90, 写法: 段, 话: 缺什么请告知。}\n", "的催款函", "加 “正文”的“d90”：缺什么请告知。",
        f"{TRY} k1", "现在：缺什么请告知。",
    ),
    "ten questions in one file": Step(
        "questions.yaml", SHORT, "huikuan plan 只问这 10 项", "只问", f"{TRY} k3", "行动单、沟通单和函没有变化：k3",
    ),
}  # fmt: skip


def own_case(folder: Path, step: Step) -> Path:
    """An answers file of the lead's own: one of the tenth type where he made one, with the lines of the step."""
    text = GOOD.read_text(encoding="utf-8")
    kind = Path(step.file).stem if step.file.startswith("types/") else "e3"
    text = re.sub(r"(?m)^(客户类型:\n  类型:).*$", rf"\1 {kind}", text)
    head, behind = re.split(r"(?m)^(?=  支付方式:)", text)
    path = folder / OWN
    inside = step.answers.startswith(" ")
    path.write_text(
        f"{head}{step.answers}{behind}" if inside else f"{text}\n{step.answers}", encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("name", STEPS)
def test_an_edit_is_named_from_the_file_to_the_paper(huikuan, tmp_path, monkeypatch, name):
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-30")
    step = STEPS[name]
    folder = tmp_path / "打法"
    path = folder / step.file
    path.parent.mkdir(parents=True)
    id = f"id: {path.stem}\n" if "/" in step.file else ""
    path.write_text(f"版本: 2\n{id}{step.text}", encoding="utf-8")
    own = own_case(tmp_path, step)
    checked = huikuan("playbook", "check", folder)
    assert (checked.code, checked.out) == (0, ""), checked.out
    assert flat(step.check) in flat(checked.err)
    team = ("--playbooks", folder)
    assert flat(step.diff) in flat(huikuan("playbook", "diff", *team).out)
    printed = huikuan(*(own if word == OWN else word for word in step.command.split()), *team)
    assert printed.code == 0, printed.err
    assert flat(step.prints) in flat(printed.out)
