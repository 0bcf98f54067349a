"""Our side's facts, asked once after the first plan: kept, skipped, never in the way, nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, foreign_words
from huikuan_cli import texts
from huikuan_cli.cli.plan.our_side_questions import Place, offer
from huikuan_cli.core.answers.our_side import ITEMS
from huikuan_cli.env import Env
from huikuan_cli.store.work import our_side_file, workspace
from huikuan_cli.store.work.workspace import TEMPLATE
from huikuan_cli.wizard.port import Left, Move, Question, Reply, Stop
from huikuan_cli.wizard.scripted import ScriptedAsker

YES, NO = texts.OUR_SIDE_YES, texts.OUR_SIDE_NO
ASK = {key: item.ask for key, item in ITEMS.items()}
FACTS = {
    "公司": "江州智联科技有限公司",
    "联系人": "我，周敏",
    "电话": "0510-88888888",
    "开户行": "工行江州支行",
    "账号": "0012 3456 7890",
}


class Leaving(ScriptedAsker):
    """Who leaves at a question, with something half typed."""

    leaves = ""

    def ask(self, question: Question) -> Reply:
        """As scripted, but Ctrl-C at one question."""
        if question.text == self.leaves:
            raise Stop("写了一半")
        return super().ask(question)


def asker(
    gate: Reply = YES, kind: type[ScriptedAsker] = ScriptedAsker, **more: Reply | list[Reply]
) -> ScriptedAsker:
    answers = {ASK[key]: value for key, value in {**FACTS, **more}.items()}
    made = kind({})
    made.answers = {
        texts.OUR_SIDE_ASK: [gate],
        **{k: v if isinstance(v, list) else [v] for k, v in answers.items()},
    }
    return made


@pytest.fixture
def env(tmp_path: Path) -> Env:
    return Env(tmp_path, True, False, DAY, "", tmp_path / "home")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """The usual folder, without a workspace."""
    folder = tmp_path / "计划"
    folder.mkdir()
    return Place(None, folder, folder / "2026-11-25-甲局-平台.plan.yaml")


def facts(place: Place) -> workspace.Settings:
    found, problems = workspace.read(place.workspace or place.folder)
    assert problems == []
    return found


def test_the_answers_go_into_the_folder_of_the_plans_and_it_is_said_how_to_print_them(place, env, capsys):
    offer(place, asker(), env)
    found = facts(place)
    assert found.company == "江州智联科技有限公司"
    assert (found.contact, found.account) == ("周敏", "001234567890")
    assert "huikuan render 计划/2026-11-25-甲局-平台.plan.yaml" in capsys.readouterr().err


def test_only_the_empty_lines_of_a_workspace_are_asked_for_and_filled(place, env, tmp_path):
    team = tmp_path / "团队"
    team.mkdir()
    text = TEMPLATE.replace('联系人: "" ', "联系人: 王磊 ")
    (team / "huikuan.yaml").write_text(text, encoding="utf-8")
    who = asker()
    offer(Place(team, place.folder, place.plan), who, env)
    assert ASK["联系人"] not in [one.text for one in who.asked]
    found = workspace.read(team)[0]
    assert (found.contact, found.phone) == ("王磊", "0510-88888888")
    assert not (place.folder / "huikuan.yaml").exists()


@pytest.mark.parametrize("gate", [NO, "", Move.BACK])
def test_one_key_skips_it_for_good_and_says_where_it_can_be_filled_in(place, env, capsys, gate):
    offer(place, asker(gate), env)
    assert not (place.folder / "huikuan.yaml").exists()
    assert "huikuan init 计划" in capsys.readouterr().err
    again = asker()
    offer(place, again, env)
    assert again.asked == []


def test_enter_at_the_first_question_means_no(place, env):
    who = asker(NO)
    offer(place, who, env)
    assert who.asked[0].chosen == (NO,)
    assert who.asked[0].text.endswith("（以后不再问）")


def test_leaving_at_the_first_question_is_a_no(place, env):
    who = asker(kind=Leaving)
    who.leaves = texts.OUR_SIDE_ASK  # type: ignore[attr-defined]
    offer(place, who, env)
    assert our_side_file.was_asked(env.data_dir())
    assert not (place.folder / "huikuan.yaml").exists()


def test_leaving_in_the_middle_keeps_what_was_answered_and_shows_the_rest(place, env):
    who = asker(kind=Leaving)
    who.leaves = ASK["开户行"]  # type: ignore[attr-defined]
    offer(place, who, env)
    assert facts(place).phone == "0510-88888888"
    assert any("写了一半" in line for line in who.said)


@pytest.mark.parametrize("line", ["公司: 甲", "电话: '1'", "账号: '001'", "开户行: 乙"])
def test_nobody_is_asked_who_has_filled_in_something(place, env, line):
    (place.folder / "huikuan.yaml").write_text(f"版本: 1\n{line}\n", encoding="utf-8")
    who = asker()
    offer(place, who, env)
    assert who.asked == []


def test_a_huikuan_yaml_with_a_mistake_is_left_alone(place, env):
    (place.folder / "huikuan.yaml").write_text("版本: 1\n公司名: 甲\n", encoding="utf-8")
    who = asker()
    offer(place, who, env)
    assert who.asked == []


def test_a_strange_account_is_doubted_once_and_taken_the_second_time(place, env):
    who = asker(账号=["6222x", "6222x"])
    offer(place, who, env)
    assert any("不像账号" in line for line in who.said)
    assert facts(place).account == "6222x"


def test_back_goes_to_the_question_before_with_its_answer_and_loses_nothing(place, env):
    who = asker(电话=["0510", "0511"], 开户行=[Left(Move.BACK, "工行江"), "工行江州支行"])
    offer(place, who, env)
    asked = [(one.text, one.typed) for one in who.asked]
    assert (ASK["电话"], "0510") in asked
    assert (ASK["开户行"], "工行江") in asked
    assert (facts(place).phone, facts(place).bank) == ("0511", "工行江州支行")


def test_what_is_hostile_is_cleaned_or_asked_again(place, env):
    who = asker(公司=["甲" * 400, "甲\x1b[31m公\u202e司\n\"'#: "], 联系人=["我", "周敏"])
    offer(place, who, env)
    assert facts(place).company == "甲公司；\"'#:"
    assert any("太长了" in line for line in who.said)
    assert any("请写名字" in line for line in who.said)


def test_nothing_typed_is_lost_where_the_file_cannot_be_written(place, env, monkeypatch, capsys):
    def full(*args: object) -> None:
        raise our_side_file.HuikuanError("写不了“x”：磁盘满了")

    monkeypatch.setattr(our_side_file, "keep", full)
    offer(place, asker(), env)
    printed = capsys.readouterr()
    assert "磁盘满了" in printed.err
    assert '账号: "001234567890"' in printed.out
    assert '公司: "江州智联科技有限公司"' in printed.out


def test_nothing_answered_writes_nothing(place, env):
    offer(place, asker(**dict.fromkeys(ASK, "")), env)
    assert not (place.folder / "huikuan.yaml").exists()
    assert our_side_file.was_asked(env.data_dir())


@pytest.mark.parametrize("more", [(), ("--json",), ("--dry-run",), ("--no-input",)])
def test_a_plan_from_answers_asks_nothing_and_leaves_no_mark(huikuan, tmp_path, more):
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, *more)
    assert done.code == 0, done.err
    assert texts.OUR_SIDE_ASK not in done.out + done.err
    assert not our_side_file.was_asked(tmp_path / "home" / "data")


def test_what_was_kept_beside_the_plans_is_used_by_the_next_plan_wherever_it_is_run(huikuan, tmp_path):
    folder = tmp_path / "home" / "documents" / "回款教练"
    our_side_file.keep(None, folder, {"公司": "江州智联科技有限公司"})
    done = huikuan("plan", "--answers", GOOD, "--today", DAY)
    assert done.code == 0, done.err
    (desk,) = folder.glob("*.沟通单.html")
    assert "江州智联科技有限公司" in desk.read_text(encoding="utf-8")


def test_a_letter_says_in_one_line_what_of_ours_is_missing_and_which_file_to_fill(huikuan, planned):
    plan = planned()
    done = huikuan("letter", plan, "--kind", "催款函")
    (line,) = [one for one in done.err.splitlines() if "缺我方的" in one]
    for name in ("公司", "电话", "开户行", "账号"):
        assert name in line
    assert f"huikuan init {plan.parent}" in line
    assert str(plan.parent / "huikuan.yaml") in line
    assert foreign_words(line, str(plan.parent)) == []
    our_side_file.keep(None, plan.parent, {"公司": "甲公司", "账号": "00123456"})
    done = huikuan("letter", plan, "--kind", "催款函")
    (line,) = [one for one in done.err.splitlines() if "缺我方的" in one]
    assert "公司" not in line
    assert f"填进 {plan.parent / 'huikuan.yaml'}" in line
