"""`huikuan assist`: the case without names, the answer through the gate onto the sheet, and out again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import huikuan_cli.env
from cli.helpers import DAY, GOOD, foreign_words
from huikuan_cli.cli import assist

ANSWER = """\
关键：财务只认验收书上的日期
要什么：2026-12-01｜付款申请进系统，拿到单号
开口：{person}，付款申请和验收书我带来了，您看今天能录进去吗？
开口：{person}，再不付我们就起诉。
他说：再等等
我答：好，等哪一样？我今天记下来，下周二带来。
我答：先付999万也行。
今晚：把付款申请打两份
"""


@pytest.fixture
def plan(huikuan, tmp_path: Path) -> Path:
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / "计划")
    assert done.code == 0, done.err
    (found,) = (tmp_path / "计划").glob("*.plan.yaml")
    return found


def sheet(plan: Path) -> str:
    return plan.with_name(plan.name.replace(".plan.yaml", ".行动单.md")).read_text(encoding="utf-8")


def answered(tmp_path: Path) -> Path:
    path = tmp_path / "回答.txt"
    path.write_text(ANSWER.format(person="〔对接人〕"), encoding="utf-8")
    return path


def test_the_request_lies_beside_the_plan_and_names_nobody(huikuan, plan):
    done = huikuan("assist", plan, "--note", "张科长怕担责任")
    assert done.code == 0, done.err
    (request,) = plan.parent.glob("请教-*.txt")
    text = request.read_text(encoding="utf-8")
    for name in ("清江", "张科长", "李主任", "刘会计", "QJ-2025-031", "王磊"):
        assert name not in text
    assert "怕担责任" in text
    assert "--take" in done.err
    said = (done.out + done.err).replace(str(plan.parent), "").replace(str(plan), "")
    assert set(foreign_words(said)) <= {"assist", "take", "txt"}
    assert "怕担责任" in plan.read_text(encoding="utf-8"), "what he added is kept with the plan"


def test_nothing_is_said_of_the_paper_for_the_customer(huikuan, plan, tmp_path):
    done = huikuan("assist", plan, "--take", answered(tmp_path))
    assert "沟通单" not in done.err
    assert "沟通单" in huikuan("render", plan).err, "where it is drawn on request it is"


def test_what_passes_stands_on_the_sheet_marked_and_what_does_not_is_said(huikuan, plan, tmp_path):
    before = sheet(plan)
    done = huikuan("assist", plan, "--take", answered(tmp_path))
    assert done.code == 0, done.err
    after = sheet(plan)
    assert "付款申请和验收书我带来了" in after
    assert "助" in after
    assert "起诉" in done.err
    assert "999" not in after
    assert "999" in done.err
    for line in before.splitlines():
        if line.startswith("- 还欠"):
            assert line in after, "the figures stay ours"


def test_it_is_there_again_when_the_papers_are_drawn_anew_and_goes_where_it_does_not_hold(
    huikuan, plan, tmp_path
):
    huikuan("assist", plan, "--take", answered(tmp_path))
    assert huikuan("render", plan).code == 0
    assert "付款申请和验收书我带来了" in sheet(plan)
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("'2026-11-25'", "'2026-12-02'", 1), encoding="utf-8")
    done = huikuan("render", plan)
    assert done.code == 0, done.err
    assert "不再合适" in done.err, "the day that was asked for lies before the visit now"
    assert "付款申请和验收书我带来了" in sheet(plan)


def test_lines_are_taken_out_again_one_by_one_and_all(huikuan, plan, tmp_path):
    before = sheet(plan)
    huikuan("assist", plan, "--take", answered(tmp_path))
    assert huikuan("assist", plan, "--drop", "助3").code == 0
    assert "付款申请和验收书我带来了" not in sheet(plan)
    assert "把付款申请打两份" in sheet(plan)
    assert huikuan("assist", plan, "--drop", "助99").code == 2
    assert huikuan("assist", plan, "--drop", "全部").code == 0
    assert sheet(plan) == before
    done = huikuan("assist", plan, "--drop", "全部")
    assert done.code == 1
    assert "没有助手写的话" in done.err


def test_a_name_that_cannot_be_hidden_is_said_and_those_hidden_before_stay(huikuan, plan):
    assert huikuan("assist", plan, "--hide", "陈").code == 2
    done = huikuan("assist", plan, "--hide", "龚、农博会")
    assert done.code == 0
    assert "“龚”只有一个字" in done.err
    assert "农博会" in plan.read_text(encoding="utf-8")
    assert huikuan("assist", plan, "--hide", "通达公司").code == 0
    assert huikuan("assist", plan, "--hide", "华为").code == 0
    text = plan.read_text(encoding="utf-8")
    assert "通达公司" in text
    assert "华为" in text


def test_a_name_that_was_hidden_by_mistake_is_shown_again(huikuan, plan):
    huikuan("assist", plan, "--hide", "通达公司、华为")
    assert huikuan("assist", plan, "--unhide", "华为").code == 0
    text = plan.read_text(encoding="utf-8")
    assert "通达公司" in text
    assert "华为" not in text
    wrong = huikuan("assist", plan, "--unhide", "华为")
    assert wrong.code == 2
    assert "“华为”没有另外隐去过" in wrong.err
    assert "通达公司" in wrong.err


def test_a_name_taken_out_of_the_list_in_the_terminal_is_shown_again(huikuan, plan, monkeypatch):
    huikuan("assist", plan, "--hide", "通达公司、华为")
    shown = []

    class Person:
        def ask(self, question):
            shown.append(question.typed)
            return "" if len(shown) == 1 else "通达公司"

    monkeypatch.setattr(huikuan_cli.env, "_is_tty", lambda stream: True)
    monkeypatch.setattr(assist, "asker_of", lambda plain: Person())
    assert huikuan("assist", plan).code == 0
    assert shown[1] == "通达公司、华为"
    text = plan.read_text(encoding="utf-8")
    assert "通达公司" in text
    assert "华为" not in text


def test_in_a_terminal_names_that_were_given_are_hidden_and_nothing_is_asked(huikuan, plan, monkeypatch):
    monkeypatch.setattr(huikuan_cli.env, "_is_tty", lambda stream: True)
    monkeypatch.setattr(assist, "asker_of", lambda plain: pytest.fail("asked"))
    assert huikuan("assist", plan, "--hide", "通达公司").code == 0
    assert "通达公司" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "随便写的一段话。", "\x1b[31m红\x00"])
def test_an_answer_without_a_line_changes_nothing(huikuan, plan, tmp_path, text):
    before = plan.read_bytes()
    path = tmp_path / "回答.txt"
    path.write_text(text, encoding="utf-8")
    done = huikuan("assist", plan, "--take", path)
    assert done.code == 1
    assert plan.read_bytes() == before
    assert "\x1b" not in done.err


def test_an_answer_saved_by_notepad_is_read(huikuan, plan, tmp_path):
    path = tmp_path / "回答.txt"
    path.write_text(ANSWER.format(person="[对接人]"), encoding="utf-16")
    assert huikuan("assist", plan, "--take", path).code == 0
    assert "付款申请和验收书我带来了" in sheet(plan)


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """What a command that answers like an assistant was asked, in order; with a number it fails when it is asked for that time."""
    place = tmp_path / "问"
    place.mkdir()

    def hire(fails_at: int = 0) -> Callable[[], list[str]]:
        script = tmp_path / "助手.py"
        script.write_text(
            f"import sys, pathlib\nplace = pathlib.Path({str(place)!r})\n"
            "count = len(list(place.iterdir())) + 1\n"
            "(place / f'{count}.txt').write_bytes(sys.stdin.buffer.read())\n"
            f"if count == {fails_at}:\n    sys.exit(7)\n"
            f"sys.stdout.buffer.write({ANSWER.format(person='〔对接人〕')!r}.encode())\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("HUIKUAN_ASSISTANT", f"{sys.executable} {script}")
        return lambda: [one.read_text(encoding="utf-8") for one in sorted(place.iterdir())]

    return hire


def test_the_command_of_the_environment_is_asked_only_on_request(huikuan, plan, asked):
    told = asked()
    assert huikuan("assist", plan).code == 0
    assert told() == []
    done = huikuan("assist", plan, "--send")
    assert done.code == 0, done.err
    assert "照这个样子写" in told()[0]
    assert "付款申请和验收书我带来了" in sheet(plan)


SECOND = """\
开口：〔对接人〕，再不付我们就找律师。
要什么：2026-12-01｜付款申请进系统，单号抄回来
"""


def request(plan: Path) -> str:
    (found,) = plan.parent.glob("请教-*.txt")
    return found.read_text(encoding="utf-8")


def test_once_an_answer_was_taken_the_request_holds_the_page_it_became_and_what_did_not_pass(
    huikuan, plan, tmp_path
):
    huikuan("assist", plan)
    assert "没用上" not in request(plan)
    done = huikuan("assist", plan, "--take", answered(tmp_path))
    text = request(plan)
    assert "请教-" in done.err, "he is told where it is"
    assert "【" in text, "the front, block by block"
    assert "付款申请和验收书我带来了" in text
    assert "开口：“〔对接人〕，再不付我们就起诉。”（“起诉”" in text
    assert "先付999万也行" in text
    assert text.index("没用上") < text.index("## 照这个样子写"), "what to write stands last"
    for name in ("清江", "张科长", "李主任", "刘会计", "QJ-2025-031"):
        assert name not in text
    huikuan("assist", plan, "--drop", "全部")
    huikuan("assist", plan)
    assert "上一稿" not in request(plan)


def test_a_second_answer_takes_the_place_of_the_first_but_for_a_part_of_which_nothing_passed(
    huikuan, plan, tmp_path
):
    huikuan("assist", plan, "--take", answered(tmp_path))
    path = tmp_path / "回答二.txt"
    path.write_text(SECOND, encoding="utf-8")
    done = huikuan("assist", plan, "--take", path)
    assert done.code == 0, done.err
    assert "“开口”新写的没用上，留着原来的" in done.err
    after = sheet(plan)
    assert "单号抄回来" in after
    assert "付款申请和验收书我带来了" in after
    assert "把付款申请打两份" not in after, "it was not written again"


def test_what_was_worked_out_in_a_first_answer_may_be_named_in_a_second_that_does_not_repeat_it(
    huikuan, plan, tmp_path
):
    first, second = tmp_path / "回答.txt", tmp_path / "回答二.txt"
    worked = "算：2026-11-23+364天=2027-11-22｜从今天起一年满\n"
    end = "关键：财务只认验收书上的日期，2027年11月22号才满一年\n"
    said = ANSWER.format(person="〔对接人〕")
    first.write_text(said + worked, encoding="utf-8")
    second.write_text(said.replace("关键：财务只认验收书上的日期\n", end), encoding="utf-8")
    huikuan("assist", plan, "--take", first)
    done = huikuan("assist", plan, "--take", second)
    assert "用上 5 句" in done.out, done.out + done.err
    assert "2027年11月22号才满一年" in sheet(plan)
    third = tmp_path / "回答三.txt"
    third.write_text(second.read_text(encoding="utf-8").replace("11月22号", "11月23号"), encoding="utf-8")
    assert "2027年11月23号" in huikuan("assist", plan, "--take", third).err


def test_the_command_is_asked_three_times(huikuan, plan, asked):
    told = asked()
    done = huikuan("assist", plan, "--send")
    assert done.code == 0, done.err
    for text, holds in zip(told(), ("照这个样子写", "最要命的四五处", "念出声"), strict=True):
        assert holds in text


def test_what_the_command_fails_at_the_second_time_leaves_the_first(huikuan, plan, asked):
    told = asked(fails_at=2)
    done = huikuan("assist", plan, "--send")
    assert done.code == 0, done.err
    assert len(told()) == 2
    assert "上一稿" in told()[1]
    assert "退出码 7" in done.err
    assert "付款申请和验收书我带来了" in sheet(plan)


def test_the_last_request_asks_only_for_other_wording_and_there_is_no_more(huikuan, plan, tmp_path):
    answer = answered(tmp_path)
    for told, offered in (("最要命的四五处", "再问一遍"), ("念出声", "只把话改顺")):
        done = huikuan("assist", plan, "--take", answer)
        assert offered in done.err
        assert told in request(plan)
    assert "请教-" not in huikuan("assist", plan, "--take", answer).err


def test_a_token_stands_for_whom_it_stood_for_when_it_was_handed_out(huikuan, plan, tmp_path):
    huikuan("assist", plan, "--note", "老孙说张科长怕担责任")
    token = (
        next(line for line in request(plan).splitlines() if "怕担责任" in line).split("〔")[1].split("〕")[0]
    )
    huikuan("assist", plan, "--hide", "通达公司")
    text = plan.read_text(encoding="utf-8")
    assert "老孙说" in text
    plan.write_text(text.replace("老孙说张科长", "老钱、老孙说张科长"), encoding="utf-8")
    path = tmp_path / "回答.txt"
    path.write_text(f"今晚：先打电话问〔{token}〕单子在哪", encoding="utf-8")
    done = huikuan("assist", plan, "--take", path)
    assert done.code == 0, done.err
    assert "先打电话问老孙单子在哪" in sheet(plan)


@pytest.mark.parametrize(
    ("command", "said"),
    [("", "没有写交给谁"), ("没有这个命令", "打不开命令"), ("'", "写得不对")],
)
def test_a_command_that_is_none_is_said(huikuan, plan, monkeypatch, command, said):
    monkeypatch.setenv("HUIKUAN_ASSISTANT", command)
    done = huikuan("assist", plan, "--send")
    assert done.code != 0
    assert said in done.err


def test_what_he_tells_the_assistant_is_on_no_paper_for_the_customer(huikuan, plan, tmp_path):
    huikuan("assist", plan, "--note", "这句只给助手看", "--hide", "通达公司")
    huikuan("assist", plan, "--take", answered(tmp_path))
    assert "这句只给助手看" not in huikuan("share", plan).out
    for kind in ("催款函", "对账函"):
        assert huikuan("letter", plan, "--kind", kind, "--today", DAY).code == 0
    for path in plan.parent.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "这句只给助手看" not in text, path.name
        assert "通达" not in text, path.name


def test_what_was_added_for_the_assistant_is_erased_with_the_judgements(huikuan, plan, tmp_path):
    huikuan("assist", plan, "--note", "他爱人也在财务，这句不该留")
    done = huikuan("close", plan, "--amount", "860000", "--erase", "--today", DAY)
    assert done.code == 0, done.err
    for path in plan.parent.iterdir():
        assert "这句不该留" not in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize("command", [("letter",), ("ics",), ("share",), ("render",), ("assist",), ("show",)])
def test_a_plan_in_which_little_was_asked_serves_every_command(huikuan, plan, command):
    kept = [
        line
        for line in plan.read_text(encoding="utf-8").splitlines(keepends=True)
        if not line.strip().startswith(("合同编号:", "签订日期:", "已付金额:", "我方责任人:"))
    ]
    plan.write_text("".join(kept), encoding="utf-8")
    done = huikuan(command[0], plan)
    assert done.code == 0, done.err


def copies(plan: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in plan.parent.iterdir() if ".bak" in one.name}


def test_what_the_program_wrote_itself_and_nobody_changed_leaves_no_copies(huikuan, plan, tmp_path):
    answer = answered(tmp_path)
    assert huikuan("assist", plan, "--note", "张科长怕担责任").code == 0
    assert huikuan("assist", plan, "--take", answer).code == 0
    answer.write_text(ANSWER.format(person="〔对接人〕").replace("两份", "三份"), encoding="utf-8")
    assert huikuan("assist", plan, "--take", answer).code == 0
    assert huikuan("assist", plan, "--drop", "全部").code == 0
    assert copies(plan) == {}


@pytest.mark.parametrize("kind", [".plan.yaml", ".行动单.md"])
def test_a_file_that_somebody_changed_is_kept_before_the_assistant_writes(huikuan, plan, tmp_path, kind):
    file = plan.with_name(plan.name.replace(".plan.yaml", kind))
    changed = f"{file.read_text(encoding='utf-8')}\n# 我自己记的：李主任周三不在\n"
    file.write_text(changed, encoding="utf-8")
    assert huikuan("assist", plan, "--take", answered(tmp_path)).code == 0
    assert copies(plan) == {f"{file.name}.bak": changed.encode("utf-8")}


def test_his_own_words_for_the_assistant_are_kept_when_others_take_their_place(huikuan, plan):
    assert huikuan("assist", plan, "--note", "张科长怕担责任").code == 0
    assert huikuan("assist", plan, "--note", "局长要换人").code == 0
    (kept,) = copies(plan).values()
    assert "怕担责任" in kept.decode("utf-8")
