"""An old file rewritten for the present version: every comment stays, and it means what it meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from huikuan_cli.core.merging import hiding_the_rest
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store import playbooks
from huikuan_cli.store.layers import FILES, Layer, bundled
from huikuan_cli.store.upgrading import upgrade, upgraded
from huikuan_cli.store.yamlio import parse, read_tree

BASE = {
    "版本": "2",
    "题": [{"id": "q1", "问": "一"}, {"id": "q2", "问": "二"}, {"id": "q10", "问": "十"}],
    "说明": "话",
}


def rewritten(text: str) -> str:
    return upgraded(parse(text.encode(), "题.yaml"), BASE)


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


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_cut_short_is_rewritten_to_the_same_playbook(folder: Path, name: str):
    data = read_tree(bundled() / name)
    text = data.text.replace("版本: 2", "版本: 1", 1)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    order = (Layer(folder, "团队"), Layer(bundled(), "自带"))
    before, said = playbooks.load_for_visit(order)
    assert len(said) == 1
    assert upgrade(folder) == [folder / name]
    after, said = playbooks.load_for_visit(order)
    assert said == ()
    assert after.questions == before.questions
    assert after.excuses == before.excuses
    assert after.types == before.types


def test_a_backup_of_something_else_is_never_replaced(folder: Path):
    (folder / "redlines.yaml").write_text("版本: 1\n", encoding="utf-8")
    (folder / "redlines.yaml.v1.bak").write_text("别的", encoding="utf-8")
    with pytest.raises(HuikuanError, match="已经在了"):
        upgrade(folder)
    assert (folder / "redlines.yaml").read_text(encoding="utf-8") == "版本: 1\n"
