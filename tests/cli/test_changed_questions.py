"""A lead changes the questions: older answers and plans go on, and say what of them is not used."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import DAY, EXAMPLES, changed, files


def team(place: Path, name: str, text: str) -> Path:
    folder = place / "团队打法"
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"版本: 2\n{text}", encoding="utf-8")
    return folder


CHANGES = {
    "another word for a sentence": ("questions.yaml", "四W变体: 为什么\n", "“凭什么”现在的打法里没有这一问"),
    "a paper less": (
        "chain.yaml",
        "材料包:\n  - {id: w0, 停用: 是}\n",
        "“材料”里有现在的打法没有的选项“一页对账表”，去掉了",
    ),
    "fewer kinds of customer": (
        "questions.yaml",
        "自问:\n  - id: s0\n    字段:\n      - 键: 客户性质\n        选项: [机关, 公立医院]\n",
        "“客户性质”里有现在的打法没有的选项“事业单位”，按不清楚算",
    ),
    "a question that must be answered": (
        "questions.yaml",
        "够了要有: [客户, 拜访日期, 称呼, 项目, 要什么, 车牌]\n"
        "自问:\n  - id: s1\n    字段:\n      - {键: 车牌, 类型: 文本, 问: 车牌？}\n",
        "“车牌”是打法里新要填的，这份答案没有",
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_older_answers_and_plans_go_on_and_say_what_is_not_used(huikuan, planned, tmp_path, case):
    name, text, says = CHANGES[case]
    path, folder = planned(), team(tmp_path, name, text)
    (answers,) = EXAMPLES.glob("k1-*.yaml")
    done = huikuan(
        "plan", "--answers", answers, "--today", DAY, "--out", tmp_path / "新", "--playbooks", folder
    )
    assert done.code == 0, done.err
    assert says in done.err
    for argv in (("render", path, "--format", "html"), ("letter", path, "--kind", "对账函", "--today", DAY)):
        done = huikuan(*argv, "--playbooks", folder)
        assert done.code == 0, done.err
        assert says in done.err
    assert huikuan("playbook", "check", folder).code == 0


def test_a_key_that_never_was_is_still_a_mistake(huikuan, answers, tmp_path):
    folder = team(tmp_path, "questions.yaml", "四W变体: 为什么\n")
    path = answers(changed("  支付方式: 财政直接支付", "  支付放式: 财政直接支付"))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "出", "--playbooks", folder)
    assert done.code == 1
    assert "“支付放式”不认识" in done.err


def test_a_question_in_the_wrong_section_is_still_a_mistake(huikuan, answers, tmp_path):
    folder = team(tmp_path, "questions.yaml", "四W变体: 为什么\n")
    path = answers(changed("验收人:\n", "验收人:\n  支付方式: 财政直接支付\n"))
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "出", "--playbooks", folder)
    assert done.code == 1
    assert "“支付方式”不该写在“验收人”下面；移到“付款方式和日期”下面" in done.err


def test_words_that_may_not_be_said_are_not_printed_by_a_teams_sheet_either(huikuan, tmp_path):
    folder = tmp_path / "团队打法"
    folder.mkdir()
    (folder / "sheet.yaml").write_text("版本: 2\n小标题: {带: 记得带茶叶}\n", encoding="utf-8")
    (answers,) = EXAMPLES.glob("k1-*.yaml")
    out = tmp_path / "出"
    done = huikuan("plan", "--answers", answers, "--today", DAY, "--out", out, "--playbooks", folder)
    assert done.code == 0
    assert "茶叶" in done.err
    assert "茶叶" not in "".join(raw.decode("utf-8", "replace") for raw in files(out).values())


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("redlines.yaml", "红线:\n  - {id: h1, 短句: 小额的可以送}\n", 3),
        ("letters/l2.yaml", "id: l2\n正文:\n  - id: d9\n    话: 本函不主张权利，仅供参考。\n", 4),
        ("letters/l3.yaml", "id: l3\n正文:\n  - {id: f5, 停用: 是}\n", 4),
        ("letters/l2.yaml", "id: l2\n正文:\n  - {id: d7, 停用: 是}\n", 4),
        ("letters/l2.yaml", "id: l2\n限期工作日: 0\n", 3),
    ],
)
def test_what_protects_people_and_claims_cannot_be_turned_round(huikuan, planned, tmp_path, name, text, line):
    folder = team(tmp_path, name, text)
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    assert f"{Path(name).name}:{line}" in done.out
    path = planned()
    before = huikuan("letter", path, "--kind", "催款函", "--today", DAY)
    assert before.code == 0
    page = path.parent / f"{path.name.removesuffix('.plan.yaml')}.催款函.html"
    ours = page.read_text(encoding="utf-8")
    assert huikuan("letter", path, "--kind", "催款函", "--today", DAY, "--playbooks", folder).code == 0
    assert page.read_text(encoding="utf-8") == ours


def test_a_copy_of_what_is_fixed_is_no_change(huikuan, tmp_path):
    text = "红线:\n  - id: h1\n    短句: 不给财物宴请\n"
    assert huikuan("playbook", "check", team(tmp_path, "redlines.yaml", text)).code == 0


def test_a_mistake_of_a_pair_is_said_at_the_entry_that_the_team_changed(huikuan, tmp_path):
    folder = team(tmp_path, "calendar.yaml", '窗口:\n  - id: v1\n    到: "02-30"\n')
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    assert "团队打法/calendar.yaml:" in done.out
    (answers,) = EXAMPLES.glob("k1-*.yaml")
    plan = huikuan(
        "plan", "--answers", answers, "--today", DAY, "--out", tmp_path / "出", "--playbooks", folder
    )
    assert plan.code == 0
    assert "全用自带的打法" not in plan.err


@pytest.mark.parametrize("harmless", ["茶叶", "礼"])
def test_what_does_not_count_must_say_more_than_the_word_itself(huikuan, tmp_path, harmless):
    folder = team(tmp_path, "wording.yaml", f"忌用词:\n  - id: w2\n    不算: [{harmless}]\n")
    (folder / "excuses.yaml").write_text(
        '版本: 2\n借口:\n  - id: o05\n    我答: "我给您带了两盒茶叶，您先收下。"\n', encoding="utf-8"
    )
    assert "茶叶" not in huikuan("excuse", "o05", "--playbooks", folder).out
