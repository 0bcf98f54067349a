"""An old file rewritten for the present version: every comment stays, and it means what it meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from factories import TODAY
from huikuan_cli.core.playbook.merging import hiding_the_rest
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.full_check import check
from huikuan_cli.store.playbooks.layers import SHAPES, Layer, bundled
from huikuan_cli.store.playbooks.upgrading import Outcome, upgrade, upgraded
from huikuan_cli.store.yaml.parse import parse, read_tree

BASE = {
    "版本": "2",
    "题": [{"id": "q1", "问": "一"}, {"id": "q2", "问": "二"}, {"id": "q10", "问": "十"}],
    "说明": "话",
}


def rewritten(text: str) -> str:
    tree = parse(text.encode(), "题.yaml")
    return upgraded(tree, hiding_the_rest(BASE, tree.data))


def test_what_was_left_out_is_hidden_after_the_last_entry_and_comments_stay():
    old = "# 我们的\n版本: 1  # 旧的\n\n题:\n  # 第一题\n  - id: q1\n    问: 壹  # 改过\n\n# 完\n"
    assert rewritten(old) == (
        "# 我们的\n版本: 2  # 旧的\n\n题:\n  # 第一题\n  - id: q1\n    问: 壹  # 改过\n"
        "  - {id: q2, 停用: 是}\n  - {id: q10, 停用: 是}\n\n# 完\n"
    )


@pytest.mark.parametrize(
    "old",
    [
        "版本: 1\r\n题:\r\n- id: q1\r\n  问: 壹\r\n说明: 别的\r\n",
        "版本: '1'\n题:\n  - id: q1\n    问: |\n      第一行\n      第二行\n说明: 别的\n",
        "版本: 1\n题:\n    - id: q1\n      问: 很长的一句\n        接着写\n    - id: q9\n      问: 新的",
        "\ufeff版本: 1\n题:\n  - {id: q1, 问: 壹}\n",
        "说明: 放在前面\n版本: 1\n",
    ],
    ids=["windows", "block", "last line without end", "mark at the start", "nothing to hide"],
)
def test_every_way_of_writing_comes_out_as_what_it_means(old: str):
    new = rewritten(old)
    want = hiding_the_rest(BASE, parse(old.encode(), "x").data)
    assert parse(new.encode(), "x").data == {**want, "版本": "2"}
    assert ("\r\n" in new) == ("\r\n" in old)


def test_a_list_in_brackets_is_left_to_the_person():
    with pytest.raises(HuikuanError, match="方括号"):
        rewritten("版本: 1\n题: [{id: q1, 问: 壹}]\n")


@pytest.mark.parametrize("name", SHAPES)
def test_a_shipped_file_cut_short_is_rewritten_to_the_same_playbook(folder: Path, name: str):
    data = read_tree(bundled() / name)
    text = data.text.replace("版本: 2", "版本: 1", 1)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    order = (Layer(folder, "团队"), Layer(bundled(), "自带"))
    before, said = loading.load_for_visit(order)
    assert len(said) == 1
    assert upgrade(folder) == [Outcome(folder / name)]
    after, said = loading.load_for_visit(order)
    assert said == ()
    assert after.questions == before.questions
    assert after.excuses == before.excuses
    assert after.types == before.types


def test_a_backup_of_something_else_is_never_replaced(folder: Path):
    (folder / "redlines.yaml").write_text("版本: 1\n", encoding="utf-8")
    (folder / "redlines.yaml.v1.bak").write_text("别的", encoding="utf-8")
    (done,) = upgrade(folder)
    assert "已经在了" in done.why_not
    assert (folder / "redlines.yaml").read_text(encoding="utf-8") == "版本: 1\n"


PARTS = {
    "some of the entries": ("excuses.yaml", "借口:\n  - id: o05\n    先问: 哪天？\n"),
    "a new entry alone": (
        "methods.yaml",
        "八招:\n  - {id: z9, 名称: 甲, 可勾选: [乙], 何时用: 丙, 条件: [{}]}\n",
    ),
    "a figure": ("rules.yaml", "期限与利率:\n  提前警戒月数: 9\n"),
    "a line of a type": ("types/e8.yaml", "id: e8\n名称: 直爽型\n"),
    "a red line of their own": ("redlines.yaml", "红线:\n  - {id: h90, 红线: 甲, 短句: 乙, 依据: 丙}\n"),
    "a word of their own": ("wording.yaml", "对客不写: [甲乙丙]\n"),
    "a hidden entry": ("calendar.yaml", "窗口:\n  - {id: v4, 停用: 是}\n"),
    "a letter": ("letters/l2.yaml", "id: l2\n正文:\n  - {id: d10, 停用: 是}\n"),
    "a case": ("cases/k1.yaml", "id: k1\n结果: 收回一半\n"),
}


@pytest.mark.parametrize("case", PARTS)
def test_a_file_that_says_version_1_and_holds_only_changes_is_read_as_changes(folder: Path, case: str):
    name, text = PARTS[case]
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    order = (Layer(folder, "团队"), Layer(bundled(), "自带"))
    path.write_text(f"版本: 2\n{text}", encoding="utf-8")
    now, _ = loading.load_for_visit(order)
    path.write_text(f"# 我们的\n版本: 1  # 照抄的\n{text}", encoding="utf-8")
    (advice,) = check(order, TODAY).problems
    assert (advice.code, advice.line, advice.minor) == ("P602", 2, True)
    assert advice.sentence().endswith(
        "版本写的是 1，内容只是改动，已经按改动读；改成“版本: 2”，或运行 huikuan playbook upgrade"
    )
    made, _ = loading.load_for_visit(order)
    assert structs.replace(made, digest="") == structs.replace(now, digest="")
    assert upgrade(folder) == [Outcome(path)]
    assert path.read_text(encoding="utf-8") == f"# 我们的\n版本: 2  # 照抄的\n{text}"
    assert check(order, TODAY).problems == ()


def test_one_file_that_cannot_be_done_keeps_no_other_from_it_and_the_rest_is_done_later(huikuan, folder):
    for name, text in (
        ("diagnosis.yaml", "列前几个原因: 2\n"),
        ("excuses.yaml", "回访工作日: 4\n提示：x\n"),
        ("types/e8.yaml", "id: e8\n名称: 直爽型\n"),
        ("cases/k9.yaml", "id: k9\n"),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"版本: 1\n{text}", encoding="utf-8")
    done = huikuan("playbook", "upgrade", folder)
    assert done.code == 1
    assert [one.partition("（")[0] for one in done.out.splitlines()] == [
        f"改好了：{folder / name}" for name in ("diagnosis.yaml", "types/e8.yaml", "cases/k9.yaml")
    ]
    first, last = done.err.splitlines()
    assert first.startswith(
        f"没有改：{folder / 'excuses.yaml'}（{folder / 'excuses.yaml'}:3 “提示”后面用了全角冒号"
    )
    assert last == "有 1 个文件没有改；改好上面说的，再运行一次；改好的不会再动"
    (folder / "excuses.yaml").write_text("版本: 1\n回访工作日: 4\n", encoding="utf-8")
    again = huikuan("playbook", "upgrade", folder)
    assert (again.code, again.err) == (0, "")
    assert again.out.startswith(f"改好了：{folder / 'excuses.yaml'}")
    assert huikuan("playbook", "upgrade", folder).out == "没有旧版本的文件，不用改。\n"
