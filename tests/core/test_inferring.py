"""What an answer tells about another question: by its words, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from factories import talk
from huikuan_cli.core.answers.inference import Guess, inferred, inferred_one, perhaps
from huikuan_cli.core.playbook import Field

KIND = Field(
    "性质",
    "单选",
    "哪一类？",
    options=("机关", "事业单位", "公办学校", "公立医院"),
    aliases={
        "机关": ("局", "教育局"),
        "公办学校": ("中学", "小学"),
        "公立医院": ("医院", "附属第一医院", "ICU"),
    },
    told_by="名称",
)


def guessed(said: object, field: Field = KIND) -> tuple[str, str] | None:
    """The option that is taken, and the word that told it."""
    guess = inferred_one(field, {"名称": said})  # type: ignore[dict-item]
    return (guess.value, guess.word) if guess else None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("县教育局第一中学", "公办学校"),
        ("第一中学教育局", "机关"),
        ("医院附属小学", "公办学校"),
        ("中学旁边的医院", "公立医院"),
    ],
)
def test_the_word_that_ends_last_decides(name: str, kind: str):
    assert (guessed(name) or ("",))[0] == kind


def test_a_word_that_stands_there_twice_counts_where_it_stands_last():
    assert guessed("医院中学医院") == ("公立医院", "医院")


@pytest.mark.parametrize(("name", "word"), [("县教育局", "教育局"), ("大学附属第一医院", "附属第一医院")])
def test_of_the_words_that_end_together_the_longest_is_named(name: str, word: str):
    assert (guessed(name) or ("", ""))[1] == word


def test_the_longest_decides_between_two_options_as_well():
    field = structs.replace(KIND, aliases={"机关": ("一中",), "公办学校": ("县一中",)})
    assert guessed("县一中", field) == ("公办学校", "县一中")


def test_the_name_of_an_option_is_one_of_its_words():
    assert guessed("某事业单位") == ("事业单位", "事业单位")


@pytest.mark.parametrize("name", ["某某公司", "", "不清楚", None, ["县教育局"]])
def test_where_no_word_stands_nothing_is_taken(name: object):
    assert guessed(name) is None


def test_a_word_that_several_may_have_tells_nothing_even_where_another_stands_before_it():
    field = structs.replace(KIND, tells_nothing=("医院",))
    assert guessed("县医院", field) is None
    assert guessed("教育局医院", field) is None
    assert guessed("附属第一医院", field) == ("公立医院", "附属第一医院")


@pytest.mark.parametrize("who", ["设备科孟工", "总务处老李", "后勤周主任", "器械科"])
def test_a_department_that_buys_keeps_and_asks_for_the_money_does_not_say_which_post_somebody_has(who: str):
    assert "岗位" not in inferred(talk(), {"称呼": who})


def test_a_word_that_tells_nothing_is_one_by_which_an_option_is_meant():
    for _, one in talk().fields():
        assert set(one.tells_nothing) <= {word for words in one.aliases.values() for word in words}


def test_nothing_is_taken_while_the_other_question_has_no_answer():
    assert inferred_one(KIND, {}) is None


def test_a_question_that_no_other_one_tells_is_never_taken():
    assert guessed("县教育局", structs.replace(KIND, told_by="")) is None


@pytest.mark.parametrize("name", ["icu", "ICU", "ｉｃｕ"])
def test_wide_letters_and_capitals_are_the_same_word(name: str):
    assert (guessed(name) or ("",))[0] == "公立医院"


def test_where_it_was_taken_from_is_said():
    assert inferred_one(KIND, {"名称": "县教育局"}) == Guess("机关", "名称", "教育局")


def test_what_is_told_does_not_depend_on_what_was_answered():
    """An answer stands above what is told, and whoever asks decides that."""
    told = inferred(talk(), {"客户": "某公立医院", "客户性质": "机关"})
    assert told["客户性质"] == Guess("公立医院", "客户", "公立医院")


def test_only_questions_that_are_told_by_another_one_are_looked_at():
    said = {f.key: "某市数据局李科长" for _, f in talk().fields() if f.kind == "文本"}
    told = {f.key for _, f in talk().fields() if f.told_by}
    assert set(inferred(talk(), said)) <= told


@given(st.text(max_size=40))
def test_whatever_a_customer_is_called_the_guess_is_an_option_and_its_word_stands_in_the_name(name: str):
    for key, guess in inferred(talk(), {"客户": name, "称呼": name}).items():
        field = talk().find(key)
        assert field
        assert guess.value in field.options
        assert guess.word in (guess.value, *field.aliases.get(guess.value, ()))


POST = next(f for _, f in talk().fields() if f.key == "岗位")


@pytest.mark.parametrize("name", ["药剂科孔主任", "实训中心丁老师", "影像科主任"])
def test_a_department_that_works_with_it_is_the_user(name: str):
    found = inferred_one(POST, {"称呼": name})
    assert found
    assert found.value == "使用科室"


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("工程科胡科长", "业务经办"),
        ("基建处刘处长", "业务经办"),
        ("总务处蒋副主任", "业务经办"),
        ("装备科钱科长", "资产"),
        ("设备科雷科长", "资产"),
        ("区审管办宁副主任", "业务经办"),
        ("项目办的小孔", "业务经办"),
        ("胡科长", ""),
    ],
)
def test_a_department_that_may_be_several_is_asked_with_these_first(name: str, first: str):
    assert inferred_one(POST, {"称呼": name}) is None
    assert next(iter(perhaps(POST, {"称呼": name})), "") == first
    assert set(perhaps(POST, {"称呼": name})) <= set(POST.options)


def test_the_information_department_is_the_user_unless_another_is_named():
    told = {"称呼": "信息中心蒋主任"}
    for name in ("信息中心蒋主任", "信息科沈科长", "信息部小邱"):
        found = inferred_one(POST, {"称呼": name})
        assert found
        assert found.value == "使用科室"
    assert inferred_one(POST, {**told, "验收人": "使用部门是实训处，签字盖章了"}) is None
    assert inferred_one(POST, {**told, "验收人": "应用科张科长"}) is not None
    assert inferred_one(POST, {"称呼": "财务科刘会计", "验收人": "使用部门实训处"}) is not None
