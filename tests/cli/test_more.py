"""`huikuan plan --more`: adding to a plan that was written, found as a person names it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import huikuan_cli.env as environment
from cli.helpers import DAY, GOOD, changed, files
from huikuan_cli.cli.plan import draft_choice
from huikuan_cli.store.work import drafts
from huikuan_cli.wizard.port import Next, Question, Reply, Stop, Summary
from huikuan_cli.wizard.scripted import ScriptedAsker

WHICH = "哪一份？"
SECOND = ("浣江街道办", "智慧停车", "HJ-7")  # customer, project, contract number


class Adding(ScriptedAsker):
    """Somebody at the review of a plan, who remembers what he was shown."""

    def review(self, summary: Summary) -> Next | str:
        self.first = getattr(self, "first", summary)
        self.last = summary
        return super().review(summary)


@pytest.fixture
def folder(huikuan, tmp_path: Path, answers) -> Path:
    """Two plans of two customers."""
    out = tmp_path / "计划"
    customer, project, number = SECOND
    text = changed("清江市大数据中心", customer).replace("政务数据共享平台（二期）", project)
    other = answers(text.replace("QJ-2025-031", number), "乙.yaml")
    for file in (GOOD, other):
        done = huikuan("plan", "--answers", file, "--today", DAY, "--out", out, "--format", "md")
        assert done.code == 0, done.err
    return out


@pytest.fixture
def adding(huikuan, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Callable[..., tuple[object, Adding]]:
    """Add to a plan as somebody who answers these questions: `adding("清江", {…}, ("s5?", Next.WRITE))`."""

    def run(
        wanted: object,
        script: dict[str, Reply] | None = None,
        reviews: tuple[Next | str, ...] = (Next.WRITE,),
        *more: object,
        asker: Adding | None = None,
    ):
        person = asker or Adding(script or {}, reviews)  # type: ignore[arg-type]
        monkeypatch.setattr(environment, "_is_tty", lambda stream: True)
        monkeypatch.setattr(draft_choice, "asker_of", lambda plain: person)
        command = ("plan", "--more", wanted, "--today", DAY, "--out", folder, "--format", "md", *more)
        return huikuan(*command), person

    return run


def plan_of(folder: Path, customer: str) -> Path:
    (found,) = folder.glob(f"*{customer}*.plan.yaml")
    return found


def answers_in(path: Path) -> dict[str, object]:
    parts = yaml.safe_load(path.read_text(encoding="utf-8"))["答案"].values()
    return {key: value for part in parts if isinstance(part, dict) for key, value in part.items()}


@pytest.mark.parametrize(
    "wanted", ["清江市大数据中心", "大数据", "政务数据共享平台（二期）", "QJ-2025-031", " QJ-2025-031 "]
)
def test_a_plan_is_found_by_its_customer_its_project_or_its_contract(adding, folder: Path, wanted: str):
    before = files(folder)
    done, person = adding(wanted, {"付款申请由谁发起？": "新来的小郑"}, ("发起人", Next.WRITE))
    assert done.code == 0, done.err
    assert answers_in(plan_of(folder, "清江"))["发起人"] == "新来的小郑"
    assert [q.text for q in person.asked] == ["付款申请由谁发起？"]
    untouched = {name: raw for name, raw in before.items() if "浣江" in name}
    assert {name: raw for name, raw in files(folder).items() if "浣江" in name} == untouched


def test_a_plan_is_found_by_its_file(adding, folder: Path):
    path = plan_of(folder, "浣江")
    done, _ = adding(path, {"付款申请由谁发起？": "新来的小郑"}, ("发起人", Next.WRITE))
    assert done.code == 0, done.err
    assert answers_in(path)["发起人"] == "新来的小郑"


def test_it_is_written_to_the_same_file_and_what_was_there_is_kept(adding, folder: Path):
    path, names = plan_of(folder, "清江"), set(files(folder))
    before = path.read_bytes()
    done, _ = adding("清江", {"付款申请由谁发起？": "新来的小郑"}, ("发起人", Next.WRITE))
    assert done.code == 0
    assert path.with_name(f"{path.name}.bak").read_bytes() == before
    assert path.read_bytes() != before
    new = {name for name in files(folder) if name not in names}
    assert new
    assert all(name.endswith(".bak") for name in new)
    assert "新来的小郑" in next(folder.glob("*清江*.行动单.md")).read_text(encoding="utf-8")


def test_no_folder_is_made_elsewhere(adding, folder: Path, tmp_path: Path):
    said, path = {"付款申请由谁发起？": "新来的小郑"}, plan_of(folder, "清江")
    done, _ = adding(path, said, ("发起人", Next.WRITE), "--out", "")
    assert done.code == 0, done.err
    assert not list(tmp_path.rglob("回款教练"))


def test_all_that_the_plan_holds_stays(adding, folder: Path):
    before = answers_in(plan_of(folder, "清江"))
    adding("清江", {"付款申请由谁发起？": "新来的小郑"}, ("发起人", Next.WRITE))
    assert answers_in(plan_of(folder, "清江")) == before | {"发起人": "新来的小郑"}


def test_the_review_comes_first_and_nothing_is_asked_by_itself(adding, folder: Path):
    done, person = adding("清江")
    assert done.code == 0
    assert person.asked == []
    shown = {item.id: item.value for item in person.first.items()}
    assert shown["客户"] == "清江市大数据中心"
    assert shown["合同额"] == "1,560,000.00 元"
    assert any(str(plan_of(folder, "清江")) in line for line in person.said)


def test_a_section_that_lacks_something_is_added_to(adding, folder: Path):
    path = plan_of(folder, "清江")
    before = path.read_text(encoding="utf-8")
    asked_for = ("发起人", "审核人", "签批人", "他要看到什么")
    kept = [
        line for line in before.splitlines() if not line.strip().startswith(tuple(f"{k}:" for k in asked_for))
    ]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    done, person = adding("清江", {"付款申请由谁发起？": "新来的小郑"}, ("s5?", Next.WRITE))
    assert done.code == 0, done.err
    assert {"付款申请由谁发起？", "谁审核？", "这个金额由谁签批？"} <= {q.text for q in person.asked}
    assert answers_in(path)["发起人"] == "新来的小郑"


def test_one_line_says_which_answer_made_the_goal_another_one(adding, folder: Path):
    before = yaml.safe_load(plan_of(folder, "清江").read_text(encoding="utf-8"))["结论"]["要的结果"]
    script = {
        "还有什么特别的？": "法院的判决书下来了",
        "有没有下面哪一件？有一件，这一趟就不是照常要钱": ["y10"],
    }
    done, person = adding("清江", script, ("情况说明", Next.WRITE))
    assert done.code == 0, done.err
    after = yaml.safe_load(plan_of(folder, "清江").read_text(encoding="utf-8"))["结论"]["要的结果"]
    old, new = (one.get("更该先要") or one["要什么"] for one in (before, after))
    assert old != new
    assert not any("变了" in line for line in person.first.standing)
    (line,) = [line for line in person.last.standing if "变了" in line]
    assert f"原来“{old}”，现在“{new}”" in line
    assert line.endswith("因为改了：情况说明、坎。")


def test_nothing_is_said_of_the_goal_where_it_stays_or_he_wrote_it_himself(adding, folder: Path):
    _, person = adding("清江", {"付款申请由谁发起？": "小郑"}, ("发起人", Next.WRITE))
    assert len(person.last.standing) == 1
    own = {
        "这次只要哪一个结果？": "请他在对账单上签字",
        "这一句当面怎么说？（要照着念）": "请您在对账单上签个字。",
    }
    _, person = adding("清江", own, ("要什么", "对他说", Next.WRITE))
    assert len(person.last.standing) == 1


def test_the_files_are_shown_below_their_folder_to_a_person_and_with_their_paths_to_a_program(
    adding, huikuan, folder: Path, tmp_path: Path
):
    done, _ = adding("清江", {"付款申请由谁发起？": "小郑"}, ("发起人", Next.WRITE))
    said = done.out.splitlines()
    lines = said[said.index(f"写好了，都在文件夹 {folder} 里：") :]
    path = plan_of(folder, "清江")
    assert lines[1] == f"  计划：{path.name}"
    assert all(str(folder) not in line for line in lines[1:])
    other = tmp_path / "另一处"
    done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", other, "--format", "md")
    assert done.out.splitlines()[0].startswith(f"计划：{other}")


def test_among_several_plans_one_is_picked(adding, folder: Path):
    done, person = adding("2026-11-25", {WHICH: "n1", "付款申请由谁发起？": "小郑"}, ("发起人", Next.WRITE))
    assert done.code == 0, done.err
    labels = [option.label for option in person.asked[0].options]
    assert len(labels) == 2
    picked, other = (plan_of(folder, label.partition("，")[0]) for label in labels)
    assert answers_in(picked)["发起人"] == "小郑"
    assert answers_in(other)["发起人"] != "小郑"


def test_a_number_that_is_not_in_the_list_is_asked_again(adding):
    class Twice(Adding):
        def ask(self, question: Question) -> Reply:
            self.asked.append(question)
            return "9" if len(self.asked) == 1 else "n2"

    done, person = adding("2026-11-25", asker=Twice({}))
    assert done.code == 0, done.err
    assert [question.text for question in person.asked] == [WHICH, WHICH]
    assert any("1 到 2" in line for line in person.said)


def test_leaving_the_choice_changes_nothing(adding, folder: Path):
    class Leaving(Adding):
        def ask(self, question: Question) -> Reply:
            raise Stop

    before = files(folder)
    done, _ = adding("2026-11-25", asker=Leaving({}))
    assert done.code == 130
    assert files(folder) == before


@pytest.mark.parametrize("wanted", ["没有的客户", "QJ-2025-03", "plan", "yaml", "不在的.plan.yaml", "…"])
def test_a_name_that_no_plan_has_says_so_and_where_it_was_looked_for(adding, folder: Path, wanted: str):
    before = files(folder)
    done, person = adding(wanted)
    assert done.code == 1
    assert f"没有“{wanted}”的计划" in done.err
    assert folder.name in done.err
    assert person.asked == []
    assert files(folder) == before


def test_without_a_terminal_it_cannot_be_added_to(huikuan, folder: Path):
    before = files(folder)
    done = huikuan("plan", "--more", "清江", "--out", folder)
    assert done.code == 2
    assert files(folder) == before


@pytest.mark.parametrize("other", [("--answers", GOOD), ("--from", "x.plan.yaml")])
def test_it_does_not_go_together_with_another_beginning(huikuan, folder: Path, other: tuple[object, ...]):
    done = huikuan("plan", "--more", "清江", "--out", folder, *other)
    assert done.code == 2
    assert "--more" in done.err


def test_a_dry_run_writes_nothing(adding, folder: Path):
    before = files(folder)
    done, _ = adding("清江", {"付款申请由谁发起？": "小郑"}, ("发起人", Next.WRITE), "--dry-run")
    assert done.code == 0, done.err
    assert "小郑" in done.out
    assert files(folder) == before


def left_adding(adding, wanted: object) -> None:
    done, _ = adding(wanted, {"付款申请由谁发起？": "小郑"}, ("发起人", Next.STOP))
    assert done.code == 130


@pytest.mark.parametrize("by_file", [True, False])
def test_a_draft_goes_on_with_the_plan_it_was_begun_on(
    adding, huikuan, tmp_path: Path, monkeypatch, folder: Path, by_file: bool
):
    monkeypatch.chdir(folder)
    path = plan_of(folder, "清江")
    left_adding(adding, path.name if by_file else "清江")
    (folder / f"2026-11-30-{path.name[11:]}").write_bytes(
        path.read_bytes()
    )  # later another one has that name
    monkeypatch.chdir(tmp_path)
    person = Adding({})
    monkeypatch.setattr(draft_choice, "asker_of", lambda plain: person)
    done = huikuan("drafts", "1")
    assert done.code == 0, done.err
    assert answers_in(path)["发起人"] == "小郑"
    assert person.asked == []
    assert not drafts.all_drafts(tmp_path / "home" / "data")[0]
