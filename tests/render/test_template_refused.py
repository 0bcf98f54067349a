"""What a team's template may not say: each is a Chinese sentence at its line, none takes long, none is a traceback."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.helpers import foreign_words
from huikuan_cli.core.sheet.layout import Block, Row, Sheet
from huikuan_cli.errors import ProblemsFound
from huikuan_cli.render.markdown import escape
from huikuan_cli.render.parts import STEPS, TURN
from huikuan_cli.render.tags import MAX_ELIFS, MAX_LOOPS, MAX_NESTING, MAX_TEMPLATE_BYTES
from huikuan_cli.render.template import template_problems
from properties import examples
from render.test_template import FILE, MUST, drawn, problems, small

# English that a lead writes in a template, and names that he knows
WRITTEN = (
    "else", "elif", "endif", "endfor", "length", "default", "last", "index", "true", "false", "first", "even", "README",
    "playbooks", "HTML", "Markdown", "templates", "sheet",
)  # fmt: skip


# what is refused: each on line 3


HOSTILE_TEMPLATES = {
    "class of a text": ("{{ ''.__class__ }}", "P504"),
    "class of the sheet": ("{{ 单.__class__.__mro__ }}", "P504"),
    "a large power": ("{{ 7**9999999 }}", "P504"),
    "a long text": ('{{ "a"*10**9 }}', "P504"),
    "a sum": ("{{ 单.付款链.页 + 1 }}", "P504"),
    "a negative number": ("{{ -1 }}", "P504"),
    "joined texts": ("{{ 单.标题 ~ 单.抬头 }}", "P504"),
    "recursive": ("{% for 块 in 单.块 recursive %}{{ 块 }}{% endfor %}", "P504"),
    "include": ("{% include '/etc/passwd' %}", "P504"),
    "import": ("{% import '/etc/passwd' as a %}", "P504"),
    "from": ("{% from '/etc/passwd' import a %}", "P504"),
    "extends": ("{% extends '/etc/passwd' %}", "P504"),
    "set": ("{% set a = 1 %}", "P504"),
    "set block": ("{% set a %}x{% endset %}", "P504"),
    "macro": ("{% macro a() %}{% endmacro %}", "P504"),
    "call": ("{% call a() %}{% endcall %}", "P504"),
    "filter block": ("{% filter upper %}x{% endfilter %}", "P504"),
    "block": ("{% block a %}x{% endblock %}", "P504"),
    "with": ("{% with a = 1 %}{% endwith %}", "P504"),
    "autoescape": ("{% autoescape false %}x{% endautoescape %}", "P504"),
    "do": ("{% do 单.块.append(1) %}", "P504"),
    "trans": ("{% trans %}x{% endtrans %}", "P504"),
    "raw": ("{% raw %}{{ 7*7 }}{% endraw %}", "P504"),
    "a call": ("{{ 单.标题.upper() }}", "P504"),
    "a called global": ("{{ range(10**9) }}", "P504"),
    "lipsum": ("{{ lipsum(999) }}", "P504"),
    "lambda": ("{{ lambda: 1 }}", "P503"),
    "brackets": ("{{ 单['标题'] }}", "P504"),
    "a slice": ("{{ 单.标题[0:1] }}", "P504"),
    "a number behind a dot": ("{{ 单.块.0 }}", "P504"),
    "a dictionary": ("{{ {'a': 1} }}", "P504"),
    "a list": ("{{ [1] }}", "P504"),
    "a pair": ("{{ 1, 2 }}", "P504"),
    "if inside": ("{{ 单.标题 if 单.抬头 else 1 }}", "P504"),
    "none": ("{{ none }}", "P504"),
    "a fraction": ("{{ 1e999 }}", "P504"),
    "a large number": ("{{ 9999999 }}", "P504"),
    "a larger number": (f"{{{{ {'1' * 5000} }}}}", "P503"),
    "a number in letters": (f"{{{{ 0x{'f' * 40000} }}}}", "P504"),
    "an escape in quotes": (r"{{ '\x1b[31m' }}", "P504"),
    "a chain of comparisons": ("{% if 1 < 2 < 3 %}{% endif %}", "P504"),
    "two names": ("{% for a, b in 单.块 %}{% endfor %}", "P504"),
    "a name of the engine's": ("{% for loop in 单.块 %}{% endfor %}", "P504"),
    "a hidden name": ("{% for _a in 单.块 %}{% endfor %}", "P504"),
    "a list of names": ("{% if 单.标题 in [单.抬头] %}{% endif %}", "P504"),
    "script": ("<script>alert(1)</script>", "P504"),
    "a comment": ("<!-- {{ 单.标题 }}", "P504"),
    "a tag in two parts": ("<{# #}img src=x>", "P504"),
    "self": ("{{ self }}", "P505"),
    "cycler": ("{{ cycler }}", "P505"),
    "namespace": ("{{ namespace }}", "P505"),
    "config": ("{{ config.items }}", "P505"),
    "attr": ("{{ 单|attr('__class__') }}", "P505"),
    "map": ("{% for 块 in 单.块|map('attr', '__class__') %}{% endfor %}", "P505"),
    "format": ("{{ '%999999999d'|format(1) }}", "P505"),
    "safe": ("{{ 单.标题|safe }}", "P505"),
    "replace": ("{{ 单.标题|replace('※', '') }}", "P505"),
    "a test": ("{% if 单.标题 is callable %}{% endif %}", "P505"),
    "insides of a part": ("{{ 单.markdown }}{{ 单.names }}{{ 单.meter }}", "P505"),
    "insides of a list": ("{% for 块 in 单.块 %}{{ 单.块.items }}{% endfor %}", "P505"),
    "insides of a loop": ("{% for 块 in 单.块 %}{{ loop.cycle }}{% endfor %}", "P505"),
    "loop outside": ("{{ loop.index }}", "P505"),
    "loop in its own condition": ("{% for 块 in 单.块 if loop.first %}{% endfor %}", "P505"),
    "the outer loop in a condition": (
        "{% for 块 in 单.块 %}{% for 行 in 块.行 if loop.first %}{% endfor %}{% endfor %}",
        "P505",
    ),
    "a name after its loop": ("{% for 块 in 单.块 %}{% endfor %}{{ 块 }}", "P505"),
    "a name in the else of its loop": ("{% for 块 in 单.块 %}{% else %}{{ 块 }}{% endfor %}", "P505"),
    "a mistake where no sample goes": ("{% if 单.标题 == '没有' %}{{ 单.题标 }}{% endif %}", "P505"),
    "a mistake in an elif": ("{% if 1 %}{% elif 单.题标 %}{% endif %}", "P505"),
    "a mistake in an else": ("{% if 1 %}{% else %}{{ 单.题标 }}{% endif %}", "P505"),
    "no such block": ("{% for 块 in 单.块 if 块.名称 != '招发' %}{% endfor %}", "P505"),
    "no such block in a list": ("{% for 块 in 单.块 if 块.名称 in ['招发'] %}{% endfor %}", "P505"),
    "no such style": ("{% for 行 in 单.带.行 %}{% if '勾' == 行.样式 %}{% endif %}{% endfor %}", "P505"),
    "the whole sheet": ("{{ 单 }}", "P506"),
    "many blocks": ("{{ 单.块 }}", "P506"),
    "a truth": ("{{ 单.标题 == '甲' }}", "P506"),
    "a loop over a text": ("{% for a in 单.标题 %}{{ a }}{% endfor %}", "P506"),
    "a loop over a block": ("{% for 行 in 单.带 %}{{ 行.文字 }}{% endfor %}", "P506"),
    "text and number": ("{% if 单.标题 == 1 %}{% endif %}", "P506"),
    "order of texts": ("{% if 单.标题 < '甲' %}{% endif %}", "P506"),
    "equal blocks": ("{% if 单.带 == 单.付款链 %}{% endif %}", "P506"),
    "a block in a text": ("{% if 单.带 in 单.标题 %}{% endif %}", "P506"),
    "length of a number": ("{{ 1|length }}", "P506"),
    "default of a block": ("{{ 单.带|default('无') }}", "P506"),
    "default without a word": ("{{ 单.标题|default }}", "P506"),
    "default with a name": ("{{ 单.标题|default(单.抬头) }}", "P506"),
    "length with a word": ("{{ 单.块|length(1) }}", "P506"),
    "odd text": ("{% if 单.标题 is odd %}{% endif %}", "P506"),
    "not closed": ("{{ 单.标题", "P502"),
    "half closed": ("{{ 单.标题 }", "P502"),
    "tag not closed": ("{% if 单.标题", "P502"),
    "for without end": ("{% for 块 in 单.块 %}", "P502"),
    "if without end": ("{% if 单.标题 %}", "P502"),
    "end without for": ("{% endfor %}", "P502"),
    "else without if": ("{% else %}", "P502"),
    "elif in a for": ("{% for 块 in 单.块 %}{% elif 1 %}{% endfor %}", "P502"),
    "two elses": ("{% if 1 %}{% else %}{% else %}{% endif %}", "P502"),
    "elif after else": ("{% if 1 %}{% else %}{% elif 1 %}{% endif %}", "P502"),
    "crossed": ("{% if 1 %}{% for 块 in 单.块 %}{% endif %}{% endfor %}", "P502"),
    "wide braces": ("｛｛ 单.标题 ｝｝", "P502"),
    "wide percent": ("{％ if 1 ％}", "P502"),
    "closed twice": ("{{ 单.标题 }} }}", "P502"),
    "comment not closed": ("{# 没写完", "P502"),
    "crossed brackets": ("{% if (1] %}{% endif %}", "P502"),
    "empty": ("{{ }}", "P503"),
    "empty tag": ("{% %}", "P503"),
    "wide stop": ("{{ 单。标题 }}", "P503"),
    "wide quotes": ("{% if 单.标题 == “甲” %}{% endif %}", "P503"),
    "one quote": ("{{ '甲 }}", "P503"),
    "dollar": ("{{ $ }}", "P503"),
    "two words": ("{{ 单.标题 单.抬头 }}", "P503"),
    "nothing behind the dot": ("{{ 单. }}", "P503"),
    "for without in": ("{% for 块 单.块 %}{% endfor %}", "P503"),
    "half a comparison": ("{% if 1 == %}{% endif %}", "P503"),
    "ifs in ifs": ("{% if 1 %}" * 1000 + "{% endif %}" * 1000, "P507"),
    "loops in loops": ("{% for 块 in 单.块 %}" * 4 + "{% endfor %}" * 4, "P507"),
    "brackets in brackets": ("{{ " + "(" * 1000 + "1" + ")" * 1000 + " }}", "P507"),
    "not not": ("{{ " + "not " * 3000 + "1 }}", "P507"),
    "minus minus": ("{{ " + "-" * 3000 + "1 }}", "P507"),
    "elif elif": ("{% if 1 %}" + "{% elif 1 %}" * 1000 + "{% endif %}", "P507"),
    "endless": (
        "{% for a in 单.块 %}{% for b in 单.块 %}{% for c in 单.块 %}{{ c.页 }}{% endfor %}{% endfor %}{% endfor %}",
        "P507",
    ),
    "escape": ("\x1b[31m", "P501"),
    "direction": ("甲\u202e乙", "P501"),
    "line separator": ("甲\u2028乙", "P501"),
}  # fmt: skip
assert len(HOSTILE_TEMPLATES) >= 30


@pytest.mark.parametrize("kind", HOSTILE_TEMPLATES)
def test_what_is_not_allowed_is_a_chinese_sentence_at_its_line(kind):
    text, code = HOSTILE_TEMPLATES[kind]
    template = f"# {{{{ 单.标题 }}}}\n{{# 一 #}}\n{text}\n{MUST}\n"
    found = problems(template)
    assert found[0].code == code, found[0]
    assert found[0].file == FILE
    if kind != "a larger number":  # the parser does not say where it was
        assert found[0].line == 3, found[0]
        assert found[0].sentence().startswith(f"{FILE}:3 ")
    with pytest.raises(ProblemsFound) as refused:
        drawn(template)
    assert refused.value.problems == found
    assert len(found) <= 30
    own = sorted(set(re.findall("[A-Za-z]{4,}", text)), key=len, reverse=True)  # quoted in the sentence
    for one in found:
        assert re.search("[一-鿿]", one.text)
        assert foreign_words(one.sentence(), *own, *WRITTEN) == []
        assert len(one.sentence()) < 200
        assert one.sentence().isprintable()


WHOLE = {
    "large": ("字" * (MAX_TEMPLATE_BYTES // 3 + 1) + "{{ 单.标题 }}", "P501"),
    "many tags": ("{% if 单.标题 %}{{ 单.标题 }}{% endif %}" * 600, "P507"),
    "much printed": (
        "{% for a in 单.块 %}{% for b in 单.块 %}" + "{{ a }}" * 300 + "{% endfor %}{% endfor %}",
        "P507",
    ),
    "nothing printed": ("# 行动单\n", "P508"),
    "empty": ("", "P508"),
    "only a comment": ("{# 注 #}", "P508"),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_wrong_with_the_whole_file_names_no_line(kind):
    template, code = WHOLE[kind]
    (found,) = problems(template)
    assert (found.code, found.line) == (code, 0)
    with pytest.raises(ProblemsFound):
        drawn(template)


def test_several_mistakes_are_told_at_once_in_the_order_of_the_file():
    found = problems("{{ 单.题标 }}\n{{ 单.标题|lenght }}\n\n{{ 丹.标题 }}\n{{ 单.全部应对 }}\n")
    assert [(one.line, one.code) for one in found] == [(1, "P505"), (2, "P505"), (4, "P505"), (5, "P505")]
    assert [one.fix for one in found] == [
        "是不是“标题”？",
        "是不是“length”？",
        "能写的有 单",
        "是不是“全部应答”？",
    ]


def nested(loops: int, ifs: int) -> str:
    head = "".join(f"{{% for a{n} in 单.块 %}}" for n in range(loops)) + "{% if false %}" * ifs
    return head + "{{ 单.标题 }}" + "{% endif %}" * ifs + "{% endfor %}" * loops


def test_nesting_is_allowed_up_to_its_bound():
    assert problems(nested(MAX_LOOPS, MAX_NESTING - MAX_LOOPS) + MUST, small()) == []
    assert [one.code for one in problems(nested(MAX_LOOPS, MAX_NESTING - MAX_LOOPS + 1) + MUST)] == ["P507"]
    (found,) = problems(nested(MAX_LOOPS + 1, 0) + MUST)
    assert found.text.startswith("for 套得太深")


@pytest.mark.parametrize(("count", "codes"), [(4, []), (5, ["P507"])])
def test_a_few_brackets_are_read(count, codes):
    template = "{% if " + "(" * count + "单.付款链" + ")" * count + " %}{% endif %}"
    assert [one.code for one in problems(template + MUST)] == codes


def test_one_if_after_another_may_each_have_an_else():
    template = "{% if 单.付款链 %}一{% else %}二{% endif %}"
    assert problems(template * 2 + MUST) == []
    assert drawn(template * 2 + "{{ 单.标题 }}", small()).startswith("一一行动单")


def test_a_tag_of_html_is_told_at_its_own_line():
    found = problems(MUST + "\n甲\n乙 <b>\n丙<br>\n{％ if ％}\n")
    assert [(one.line, one.code) for one in found] == [(3, "P504"), (5, "P502"), (5, "P502")]


def test_no_more_than_thirty_mistakes_are_told():
    assert [one.line for one in problems("{{ 甲 }}\n" * 40)] == list(range(1, 31))


@pytest.mark.parametrize(
    "text",
    [
        "{{ range }}",
        "{{ lipsum }}",
        "{{ cycler }}",
        "{{ ''.__class__ }}",
        "{{ 单.__class__ }}",
        "{{ 单.meter }}",
        "{{ 单.块.items }}",
        "{{ 单['标题'] }}",
        "{{ ''['__class__'] }}",
        "{{ 单.标题.upper() }}",
        "{{ 单() }}",
        "{% for 块 in 单.块 %}{{ loop.cycle }}{% endfor %}",
        "{{ 单.标题|upper }}",
        "{{ 单.标题|attr('upper') }}",
        "{% if 1 is callable %}{% endif %}",
    ],
)
def test_what_slips_through_the_grammar_still_reaches_nothing(monkeypatch, text):
    monkeypatch.setattr("huikuan_cli.render.grammar.Grammar.walk", lambda self, tree: None)
    (found,) = problems(f"{MUST}\n\n{text}\n")
    assert found.code == "P503"
    assert found.line in (0, 3)


def test_as_many_elifs_as_allowed_are_read():
    template = "{% if 单.标题 == '' %}" + "{% elif 单.标题 == '' %}" * MAX_ELIFS + "{% endif %}"
    assert problems(template + MUST) == []
    assert problems(template * 2 + MUST) == []


def test_loops_end_when_the_meter_has_run_out_though_nothing_is_printed():
    wide = Sheet("题", "副", tuple(Block("块", (Row("text", "甲"),)) for _ in range(STEPS // TURN + 1)), "脚")
    (found,) = problems("{{ 单.标题 }}\n{% for 块 in 单.块 %}\n{% endfor %}", wide)
    assert (found.code, found.line) == ("P507", 2)


PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", " ", "\n", "单", "块", "行", ".", ".标题", "单.块", "for", "in", "if", "elif", "else", "endif",
     "endfor", "loop", "'", '"', "\\", "(", ")", "[", "]", "{", "}", "|", "length", "default", "is", "odd", "not", "and", "==", "<", "-", "~",
     "1", "9" * 20, "0x", "1e9", "甲", "。", "raw", "endraw", "set", "{% for 块 in 单.块 %}", "{% endfor %}", "{{ 单.标题 }}", "{% if 块 %}",
     "{% endif %}", "_", "__class__", "<", "script>", "\x00", "\r", "\ud800", "🎈", "㎏", "ﬁ", "+%}", "{%-", "-%}", "\\N{", "'\\x'", "1_", "0b"],
)  # fmt: skip


@examples(400)
@given(
    st.one_of(
        st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60), st.text().map("{{{{ {} }}}}".format)
    )
)
def test_any_template_gives_a_sheet_or_problems(template):
    one = small()
    found = template_problems(template, FILE, [one])
    if {problem.code for problem in found} <= {"P508"} and "什么也没有" not in str(found):
        text = drawn(template, one)
        assert escape(one.footer) in text
        assert "不送不请" in text
        return
    with pytest.raises(ProblemsFound) as refused:
        drawn(template, one)
    assert refused.value.problems == found
    for problem in found:
        assert re.fullmatch(r"P50[1-8]", problem.code)
        assert re.search("[一-鿿]", problem.text)
        assert 0 <= problem.line <= len(re.split(r"\r\n|\r|\n", template))
        assert problem.sentence().isprintable()
