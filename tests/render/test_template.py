"""A team's own template: what it may say, that it is data only, that every mistake is a Chinese sentence at its line."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from huikuan_cli.core.sheet.layout import SHEET_BLOCKS, Block, Row, Sheet
from huikuan_cli.errors import Problem
from huikuan_cli.render.markdown import block_text, escape, render_sheet, row_line
from huikuan_cli.render.parts import PART_NAMES, STYLES
from huikuan_cli.render.template import NEVER_LEFT_OUT, Drawn, draw, template_problems
from huikuan_cli.render.template import render_sheet as by_template
from huikuan_cli.store.playbooks.layers import bundled
from properties import examples
from render.sheets import CASES, sheet_of
from render.test_markdown import HOSTILE, unescaped

EXAMPLE = (bundled() / "templates" / "sheet.md.example").read_text(encoding="utf-8")
MUST = "{{ 单.截短的 }}{{ 单.绝对不做 }}{{ 单.全部绝对不做 }}{{ 单.红线 }}{{ 单.红线全文 }}{{ 单.脚注 }}"
FILE = "templates/sheet.md"


@lru_cache(maxsize=8)
def sheet(case: str = "diagnosed") -> Sheet:
    return sheet_of(**CASES[case])


def small(text: str = "甲") -> Sheet:
    """A sheet with this text wherever a person's words can stand."""
    rows = (
        Row("text", text, text, text),
        Row("say", text, text, text),
        Row("tick", text),
        Row("pair", text, text),
    )
    red = Block("红线", (Row("text", "不送不请"),), 2, "红线")
    blocks = (Block(text, rows, name="带"), red, Block(text, rows, 3, "付款链"))
    return Sheet(f"行动单：{text}", text, blocks, f"内部用 {text}")


def drawn(template: str, one: Sheet | None = None) -> str:
    return by_template(template, FILE, one or sheet())


def problems(template: str, *samples: Sheet) -> list[Problem]:
    return template_problems(template, FILE, samples or (sheet(),))


def even(text: str) -> str:
    """Runs of empty lines count as one: a template leaves some where a block is absent."""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


# what a template can say


@pytest.mark.parametrize("case", CASES)
def test_the_shipped_example_draws_the_built_in_sheet(case):
    assert drawn(EXAMPLE, sheet(case)) == render_sheet(sheet(case))


def test_the_shipped_example_is_without_fault():
    assert template_problems(EXAMPLE, FILE, [sheet(case) for case in CASES]) == []


def test_the_shipped_example_names_every_block():
    comment = EXAMPLE.partition("#}")[0]
    assert [name for name in SHEET_BLOCKS if name not in comment] == []


@pytest.mark.parametrize("case", CASES)
def test_every_block_of_a_sheet_has_a_name_of_its_own(case):
    names = [block.name for block in sheet(case).blocks]
    assert names == [name for name in SHEET_BLOCKS if name in names]


def test_blocks_can_be_reordered_dropped_and_given_other_headings():
    template = "# 本周：{{ 单.标题 }}\n{{ 单.谈成了 }}\n\n## 他怕什么\n{% for 行 in 单.开口.行 %}\n{{ 行 }}\n{% endfor %}\n"
    text = drawn(template + MUST + "\n\n华东区自用")
    last, words = (next(b for b in sheet().blocks if b.name == name) for name in ("谈成了", "开口"))
    assert text.startswith(f"# 本周：{sheet().title}\n{block_text(last)}\n\n## 他怕什么\n")
    assert "\n".join(map(row_line, words.rows)) in text
    assert text.endswith("\n\n华东区自用\n")
    assert "## 带" not in text
    assert "## 开口" not in text


def test_a_row_can_be_drawn_in_a_way_of_ones_own():
    template = (
        "| 谁 | 什么 |\n{% for 块 in 单.块 if 块.名称 not in ['红线', '付款链'] %}{% for 行 in 块.行 %}\n"
        "{% if 行.样式 == '打勾' and not 行.标签 %}{% elif 行.样式 == '话' %}| {{ loop.index }}/{{ loop.length }} | {{ 行.文字 }} |\n"
        "{% else %}| {{ 行.标签|default('（无）') }} | {{ 行.附注 or '—' }}{% if loop.last %}。{% endif %} |\n"
        "{% endif %}{% endfor %}{% endfor %}\n"
    )
    text = drawn(template, small("甲|乙"))
    assert text.startswith("| 谁 | 什么 |\n| 甲\\|乙 | 甲\\|乙 |\n| 2/4 | 甲\\|乙 |\n| 甲\\|乙 | —。 |\n\n")


def test_a_block_that_this_case_does_not_have_prints_nothing_and_leaves_no_hole():
    text = drawn("一\n\n{{ 单.上一次拜访 }}\n\n{% if 单.上一次拜访 %}没有{% endif %}\n\n二\n\n" + MUST)
    assert text.startswith("一\n\n二\n\n")


@pytest.mark.parametrize("name", SHEET_BLOCKS)
def test_every_block_can_be_called_by_its_name(name):
    assert problems(f"{{{{ 单.{name} }}}}{MUST}") == []


def test_lengths_numbers_and_pages():
    template = "{{ 单.块|length }} {{ 单.带.页 }} {{ 单.红线.页 }} {{ 单.付款链.页 }} {% if 单.块|length is odd %}单{% endif %}\n"
    assert drawn(template, small()).startswith("3 1 2 3 单\n")


def test_windows_line_endings_are_read():
    assert drawn(EXAMPLE.replace("\n", "\r\n")) == render_sheet(sheet())


# what always stands on the sheet


def test_what_must_stand_is_added_at_the_end_and_named():
    one = sheet("crowded")
    must = [block for block in one.blocks if block.name in NEVER_LEFT_OUT]
    assert len(must) >= 3
    got = draw("# {{ 单.标题 }}", FILE, one)
    end = "\n\n".join([*map(block_text, must), escape(one.footer)])
    assert got == Drawn(f"# {one.title}\n\n{end}\n", (*(block.name for block in must), "脚注"))


@pytest.mark.parametrize("name", NEVER_LEFT_OUT)
def test_each_block_that_must_stand_is_added_with_every_word(name):
    rows = (Row("say", "话*", "标签", "附注"), Row("text", "第二行"))
    one = Sheet("题", "副", (Block("甲", rows, 2, name),), "脚")
    got = draw("# {{ 单.标题 }}\n标签 话\\* 附注\n脚", FILE, one)
    assert got.added == (name,)
    assert got.text.endswith(f"\n\n{block_text(one.blocks[0])}\n")


def test_nothing_is_added_to_what_is_there():
    assert draw(EXAMPLE, FILE, sheet()) == Drawn(render_sheet(sheet()))


@pytest.mark.parametrize("name", ["绝对不做", "全部绝对不做", "红线", "红线全文", "脚注"])
def test_the_check_refuses_a_template_without_what_must_stand(name):
    (found,) = problems(MUST.replace(f"{{{{ 单.{name} }}}}", ""))
    assert found.code == "P508"
    assert f"没有印“{name}”" in found.text
    assert f"{{{{ 单.{name} }}}}" in found.fix


def test_the_check_finds_what_is_missing_on_one_sample_only():
    template = MUST.replace("{{ 单.截短的 }}", "")
    plain = sheet("plain")
    cut = Block("正面截短的，全文在这里", (Row("text", "很长的一句"),), 2, "截短的")
    longer = structs.replace(plain, blocks=(*plain.blocks, cut))
    assert problems(template, plain) == []
    found = problems(template, longer, plain)
    assert [one.code for one in found] == ["P508"]
    assert problems(template, plain, longer) == found


def test_red_lines_in_a_branch_that_is_never_taken_do_not_count():
    template = MUST.replace("{{ 单.绝对不做 }}", "{% if 单.标题 == '没有' %}{{ 单.绝对不做 }}{% endif %}")
    assert [one.code for one in problems(template)] == ["P508"]
    assert draw(template, FILE, sheet()).added == ("绝对不做",)


def test_red_lines_hidden_in_a_comment_are_refused():
    (found,) = problems(f"<!-- {MUST} -->")
    assert found.code == "P504"


def test_a_figure_keeps_its_mark_whatever_the_template_does():
    one = sheet("unclear")
    marked = [row for block in one.blocks for row in block.rows if "※" in row.text]
    assert marked
    text = drawn(
        "{% for 块 in 单.块 %}{% for 行 in 块.行 %}{{ 行.文字|default('') }}\n{% endfor %}{% endfor %}", one
    )
    assert [row for row in marked if escape(row.text) not in text] == []


# user text is data


@pytest.mark.parametrize(
    "text", [*HOSTILE, "甲\n\n\n# 乙", "\x1b[31m红\x1b[0m", "{{ 单.标题 }}", "{% raw %}", "#}", "\u202e"]
)
def test_hostile_text_comes_out_as_with_the_built_in_sheet(text):
    assert drawn(EXAMPLE, small(text)) == even(render_sheet(small(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_printed_by_itself_is_escaped(text):
    template = "{% for 行 in 单.带.行 %}\n:{{ 行.文字 }}:{{ 行.标签|default('无') }}:{{ 行.附注 or '无' }}:\n{% endfor %}"
    first = drawn(template, small(text)).splitlines()[0]
    assert first == f":{escape(text)}:{escape(text)}:{escape(text)}:"


def test_text_of_the_template_in_quotes_is_escaped_too():
    assert drawn("{{ 单.上一次拜访.标题|default('<b>*') }}").startswith("\\<b\\>\\*\n")


@examples(150)
@given(st.text(max_size=40))
def test_any_text_comes_out_as_with_the_built_in_sheet(text):
    assert drawn(EXAMPLE, small(text)) == even(render_sheet(small(text)))


@examples(60)
@given(st.text(max_size=40))
def test_any_text_printed_by_itself_reads_as_typed(text):
    got = drawn("〔{{ 单.抬头 }}〕", small(text)).partition("〕\n\n## 红线")[0]
    assert unescaped(got) == "〔" + re.sub(r"\n{3,}", "\n\n", text)


def test_every_documented_name_is_served():
    one = small()
    rows = "".join(f"{{{{ 行.{name} }}}}" for name in PART_NAMES["一行"])
    names = "".join(f"{{{{ 块.{name} }}}}" for name in PART_NAMES["一块"] if name != "行")
    text = drawn(
        f"{{% for 块 in 单.明细 %}}{names}{{% for 行 in 块.行 %}}{rows}{{% endfor %}}{{% endfor %}}", one
    )
    assert text.startswith("付款链甲3" + "句子甲甲甲" + "话甲甲甲" + "打勾甲" + "名和值甲甲")
    assert set(STYLES) == {"text", "say", "tick", "pair", "small"}
