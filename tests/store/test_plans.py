"""What writing a plan file never does, and what reading one that was edited says."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
import yaml

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import as_tree, read_answers
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none
from huikuan_cli.store.work import plans


def save(
    folder: Path, plan: str = "计划", sheet: str | None = "单", *, numbered: bool = False
) -> plans.WrittenPlan:
    return plans.save_new(folder, "甲", plan, drawn(sheet), numbered=numbered)


def drawn(sheet: str | None) -> plans.Sheets:
    """The sheet as save_new and replace take it."""
    return {} if sheet is None else {".行动单.md": sheet.encode()}


def content(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text(encoding="utf-8") for p in sorted(folder.iterdir())}


def test_save_new_makes_the_folder_and_both_files(folder):
    written = save(folder / "新" / "里")
    assert written.fresh
    assert content(folder / "新" / "里") == {"甲.plan.yaml": "计划", "甲.行动单.md": "单"}


def test_save_new_of_the_same_is_not_fresh(folder):
    save(folder)
    assert not save(folder).fresh
    assert len(content(folder)) == 2


def test_save_new_refuses_another_plan_of_the_same_name(folder):
    save(folder)
    with pytest.raises(HuikuanError, match="没有覆盖"):
        save(folder, "另一份")
    assert content(folder) == {"甲.plan.yaml": "计划", "甲.行动单.md": "单"}


def test_save_new_refuses_a_sheet_that_belongs_to_nobody(folder):
    (folder / "甲.行动单.md").write_text("手写的", encoding="utf-8")
    with pytest.raises(HuikuanError, match="行动单"):
        save(folder)
    assert content(folder) == {"甲.行动单.md": "手写的"}


def test_save_new_never_replaces_a_sheet_edited_by_hand(folder):
    save(folder)
    (folder / "甲.行动单.md").write_text("手写的", encoding="utf-8")
    with pytest.raises(HuikuanError, match=r"行动单\.md”，内容不一样，没有覆盖") as caught:
        save(folder)
    assert "--replace" in caught.value.hint
    assert content(folder) == {"甲.plan.yaml": "计划", "甲.行动单.md": "手写的"}


def test_beside_a_sheet_edited_by_hand_a_numbered_plan_gets_its_own(folder):
    save(folder)
    (folder / "甲.行动单.md").write_text("手写的", encoding="utf-8")
    written = save(folder, numbered=True)
    assert (written.plan.name, written.fresh) == ("甲-2.plan.yaml", True)
    assert content(folder) == {
        "甲.plan.yaml": "计划", "甲.行动单.md": "手写的", "甲-2.plan.yaml": "计划", "甲-2.行动单.md": "单",
    }  # fmt: skip


def test_save_new_writes_a_sheet_that_is_missing_beside_the_same_plan(folder):
    save(folder)
    (folder / "甲.行动单.md").unlink()
    assert save(folder).fresh
    assert content(folder) == {"甲.plan.yaml": "计划", "甲.行动单.md": "单"}


def test_save_new_of_a_plan_alone_leaves_the_sheet(folder):
    save(folder)
    (folder / "甲.行动单.md").write_text("手写的", encoding="utf-8")
    written = save(folder, sheet=None)
    assert (written.sheets, written.fresh) == ((), False)
    assert content(folder)["甲.行动单.md"] == "手写的"


def refusing(real, suffix):
    """A rename that fails for names that end so."""

    def rename(source, target):
        if str(target).endswith(suffix):
            raise OSError(errno.EACCES, "no")
        return real(source, target)

    return rename


def test_a_sheet_that_cannot_be_written_takes_the_new_plan_back_but_not_an_old_one(folder, monkeypatch):
    monkeypatch.setattr(os, "link", refusing(os.link, ".md"))
    monkeypatch.setattr(os, "replace", refusing(os.replace, ".md"))
    with pytest.raises(HuikuanError):
        save(folder)
    assert content(folder) == {}
    (folder / "甲.plan.yaml").write_text("计划", encoding="utf-8")
    with pytest.raises(HuikuanError):
        save(folder)
    assert content(folder) == {"甲.plan.yaml": "计划"}


def test_numbered_plans_stand_beside_each_other(folder):
    save(folder)
    assert save(folder, "二", numbered=True).plan.name == "甲-2.plan.yaml"
    assert save(folder, "三", numbered=True).plan.name == "甲-3.plan.yaml"
    assert not save(folder, "二", numbered=True).fresh
    assert content(folder)["甲.plan.yaml"] == "计划"


def test_replace_keeps_what_was_there_and_skips_what_is_the_same(folder):
    save(folder)
    plans.replace(folder / "甲.plan.yaml", "新计划", drawn("单"))
    assert content(folder) == {"甲.plan.yaml": "新计划", "甲.plan.yaml.bak": "计划", "甲.行动单.md": "单"}


@pytest.mark.parametrize("before", ["单", None])
def test_a_replace_whose_plan_cannot_be_written_puts_the_sheet_back(folder, monkeypatch, before):
    save(folder, sheet=before)
    monkeypatch.setattr(os, "replace", refusing(os.replace, ".yaml"))
    with pytest.raises(HuikuanError):
        plans.replace(folder / "甲.plan.yaml", "新计划", drawn("新单"))
    now = content(folder)
    assert now["甲.plan.yaml"] == "计划"
    assert now.get("甲.行动单.md") == before
    assert "新单" not in now.values()


def test_a_replace_without_a_sheet_takes_the_old_one_away_and_keeps_it(folder):
    save(folder)
    written = plans.replace(folder / "甲.plan.yaml", "新计划", {})
    assert written.sheets == ()
    assert content(folder) == {"甲.plan.yaml": "新计划", "甲.plan.yaml.bak": "计划", "甲.行动单.md.bak": "单"}


def test_a_replace_of_the_sheet_alone_leaves_the_plan(folder):
    save(folder)
    plans.replace(folder / "甲.plan.yaml", None, drawn("新单"))
    assert content(folder) == {"甲.plan.yaml": "计划", "甲.行动单.md": "新单", "甲.行动单.md.bak": "单"}


def test_plans_sheets_and_copies_are_readable_by_their_owner_only(folder):
    old = os.umask(0)
    try:
        save(folder)
        plans.replace(folder / "甲.plan.yaml", "新计划", drawn("新单"))
    finally:
        os.umask(old)
    assert {p.stat().st_mode & 0o777 for p in folder.iterdir()} == {0o600}
    assert len(content(folder)) == 4


def test_keys_of_his_own_are_kept_below_every_heading_of_ours():
    reading = read_answers(tree(), talk(), TODAY, "x", lambda path: 1)
    made = make_plan(playbook(), reading.answers, TODAY, "")
    one = plans.record(as_tree(talk(), reading.answers), made, TODAY, "1", "2")
    old = yaml.safe_load(plans.plan_text(one))
    old["生成"] |= {"来源": "周会", "工具版本": "旧"}
    old["结论"] |= {"主管看法": "同意", "三档": "旧"}
    old |= {"批注": "先别提利息", "拜访记录": [{"听到": "再等等"}]}
    new = yaml.safe_load(plans.plan_text(one, old))
    assert (new["生成"]["来源"], new["生成"]["工具版本"]) == ("周会", "1")
    assert new["结论"]["主管看法"] == "同意"
    assert new["结论"]["要的结果"] == yaml.safe_load(plans.plan_text(one))["结论"]["要的结果"]
    assert new["批注"] == "先别提利息"
    assert new["拜访记录"] == [{"听到": "再等等"}]


def test_a_copy_is_the_very_file_whatever_its_bytes(folder):
    path = folder / "甲.plan.yaml"
    raw = "计划\r\n客户\r".encode("gb18030") + b"\xff\x00"
    path.write_bytes(raw)
    all_or_none.keep_copy(path)
    assert (folder / "甲.plan.yaml.bak").read_bytes() == raw


def test_a_copy_never_overwrites_an_older_copy(folder):
    path = folder / "甲"
    for text in ("一", "二", "三"):
        path.write_text(text, encoding="utf-8")
        all_or_none.keep_copy(path)
    assert content(folder) == {"甲": "三", "甲.bak": "一", "甲.bak2": "二", "甲.bak3": "三"}


def test_digest_depends_on_the_answers_and_not_on_their_order():
    one = plans.digest({"拜访": {"客户": "甲", "称呼": "乙"}})
    assert one == plans.digest({"拜访": {"称呼": "乙", "客户": "甲"}})
    assert one != plans.digest({"拜访": {"客户": "甲", "称呼": "丙"}})
