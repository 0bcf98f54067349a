"""Which excuse is meant: from what people type, from the phrases of the playbook, from an id, from nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from core.fourth_unseen_excuses import FOURTH_NO_EXCUSE, FOURTH_UNSEEN
from core.holdout_excuses import HOLDOUT
from core.second_unseen_excuses import SECOND_NO_EXCUSE, SECOND_UNSEEN
from core.third_unseen_excuses import THIRD_NO_EXCUSE, THIRD_UNSEEN
from core.typed_excuses import TYPED
from core.unseen_excuses import NO_EXCUSE, UNSEEN
from factories import playbook
from huikuan_cli.core.advice.excuse_match import SHORT_CLAUSE, Heard, Index, match, sentences
from huikuan_cli.core.advice.excuse_match import heard as heard_in
from huikuan_cli.core.course.excuse_page import excuse_page, facts_of_today
from huikuan_cli.core.playbook import Excuses

BOOK = playbook().excuses
IDS = [one.id for one in BOOK.excuses]
INDEX = Index(BOOK)


def ids(words: str, most: int = 3) -> list[str]:
    return [one.id for one in INDEX.match(words, most)]


def heard(said: str | None) -> tuple[Heard, ...]:
    return heard_in(BOOK, said, INDEX)


def first(said: str) -> list[tuple[str, str]]:
    """Each thing that was heard with the excuse that it surely is, or none."""
    return [(one.words, one.excuses[0].id if one.excuses else "") for one in heard(said)]


def test_the_table_of_typed_words_is_wide_enough():
    count = Counter(expected for _, expected in TYPED)
    assert len(TYPED) >= 100
    assert len({words for words, _ in TYPED}) == len(TYPED)
    assert set(count) <= set(IDS)
    assert min(count.values()) >= 2
    assert {words for words, _ in TYPED} & {one.name for one in BOOK.excuses} == set()


@pytest.mark.parametrize("table", [TYPED, HOLDOUT], ids=["typed", "second table"])
def test_nine_of_ten_typed_sentences_find_their_excuse_among_three(table: list[tuple[str, str]]):
    misses = [(words, expected, ids(words)) for words, expected in table if expected not in ids(words)]
    share = 1 - len(misses) / len(table)
    listed = "\n".join(f"{words} -> {expected}, got {got}" for words, expected, got in misses)
    assert share >= 0.9, f"{share:.1%} of {len(table)}; misses:\n{listed}"


def test_the_sentences_of_a_stranger_are_enough_and_of_many_kinds():
    assert len({words for words, _ in UNSEEN}) == len(UNSEEN) == 120
    assert len(set(NO_EXCUSE)) == len(NO_EXCUSE) == 20
    meant = {id for _, expected in UNSEEN for id in expected}
    assert meant <= set(IDS)
    assert len(meant) >= 50


@pytest.mark.parametrize("table", [UNSEEN, SECOND_UNSEEN], ids=["first stranger", "second stranger"])
def test_nine_of_ten_sentences_of_a_stranger_find_their_excuse_among_three(table):
    misses = [(words, meant, ids(words)) for words, meant in table if not set(meant) & set(ids(words))]
    share = 1 - len(misses) / len(table)
    listed = "\n".join(f"{words} -> {meant}, got {got}" for words, meant, got in misses)
    assert share >= 0.9, f"{share:.1%} of {len(table)}; misses:\n{listed}"


def test_what_is_no_excuse_is_never_answered_as_if_it_were_known():
    wrong = [
        (words, [e.id for e in found])
        for words in (*NO_EXCUSE, *SECOND_NO_EXCUSE)
        if (found := INDEX.sure(words))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("table", "ordinary", "least", "known"),
    [
        pytest.param(UNSEEN, NO_EXCUSE, 0.97, 0.6, id="first stranger"),
        pytest.param(SECOND_UNSEEN, SECOND_NO_EXCUSE, 0.97, 0.6, id="second stranger"),
        pytest.param(THIRD_UNSEEN, THIRD_NO_EXCUSE, 0.95, 0.55, id="third stranger"),
        pytest.param(FOURTH_UNSEEN, FOURTH_NO_EXCUSE, 0.95, 0.55, id="fourth stranger"),
    ],
)
def test_a_stranger_is_understood_and_hardly_ever_taken_for_saying_something_else(
    table, ordinary, least, known
):
    among = sum(bool(set(meant) & set(ids(words))) for words, meant in table)
    assert among / len(table) >= least
    told = [(words, meant, [e.id for one in heard(words) for e in one.excuses[:1]]) for words, meant in table]
    wrong = [(words, meant, found) for words, meant, found in told if found and found[0] not in meant]
    assert len(wrong) <= 1, wrong
    assert sum(bool(found) for _, _, found in told) / len(table) >= known
    answered = [words for words in ordinary if any(one.excuses for one in heard(words))]
    assert len(answered) <= (1 if ordinary is FOURTH_NO_EXCUSE else 0), answered


def test_what_everybody_says_is_written_down_and_is_no_excuse():
    assert len(set(BOOK.ordinary)) == len(BOOK.ordinary) >= 300
    assert [words for words in BOOK.ordinary if any(one.excuses for one in heard(words))] == []


@pytest.mark.parametrize("one", BOOK.excuses, ids=IDS)
def test_ten_further_ways_to_say_an_excuse_are_all_its_own_and_none_is_shown(one):
    others = {text for other in BOOK.excuses if other is not one for text in (*other.says, *other.heard)}
    assert len(set(one.heard)) == len(one.heard) >= 10
    assert not set(one.heard) & (others | set(one.says) | set(BOOK.ordinary))
    page = str(excuse_page(BOOK, playbook().chain, one, (), facts_of_today(BOOK, date(2026, 11, 23)), ""))
    assert not any(text in page for text in one.heard)
    assert one.name in page


def another(**change) -> Excuses:
    """The excuses with one more, of which little is said, changed."""
    fields = {"id": "o90", "name": "单位在搬家", "says": ("等搬完再说",), "words": ("搬家",)}
    return structs.replace(
        BOOK, excuses=(*BOOK.excuses, structs.replace(BOOK.excuses[0], **fields, **change))
    )


def test_an_example_of_a_lead_makes_his_words_known_and_an_ordinary_sentence_makes_them_unknown():
    said, like = "东西都打包了，一张纸也翻不出来", "全打包了，纸都翻不出来，柜子也没到"
    assert not Index(another(heard=())).sure(like)
    known = another(heard=(said, "柜子都没到，东西全打包了，翻不出来"))
    assert [e.id for e in Index(known).sure(like)][:1] == ["o90"]
    assert not Index(structs.replace(known, ordinary=(*known.ordinary, like))).sure(like)


def test_a_short_excuse_of_a_lead_takes_no_words_from_ours():
    found = Index(another(heard=()))
    taken = [words for words, meant in (*UNSEEN, *SECOND_UNSEEN) if found.match(words, 1)[0].id == "o90"]
    assert taken == []


def test_nothing_is_made_ready_before_something_was_typed():
    fresh = Index(BOOK)
    for said in (None, "", "；"):
        heard_in(BOOK, said, fresh)
    assert not {"_said", "_ordinary"} & set(vars(fresh))
    heard_in(BOOK, "等审计", fresh)
    assert "_said" in vars(fresh)


def test_seven_of_ten_typed_sentences_find_their_excuse_first():
    misses = [(words, expected, ids(words)) for words, expected in TYPED if ids(words)[:1] != [expected]]
    share = 1 - len(misses) / len(TYPED)
    listed = "\n".join(f"{words} -> {expected}, got {got}" for words, expected, got in misses)
    assert share >= 0.7, f"{share:.1%} of {len(TYPED)}; not first:\n{listed}"


def test_an_excuse_is_first_for_its_own_phrases():
    own = [(phrase, one.id) for one in BOOK.excuses for phrase in one.says]
    misses = [(phrase, expected, ids(phrase)) for phrase, expected in own if ids(phrase)[:1] != [expected]]
    listed = "\n".join(f"{phrase} -> {expected}, got {got}" for phrase, expected, got in misses)
    assert 1 - len(misses) / len(own) >= 0.9, listed


@pytest.mark.parametrize("one", BOOK.excuses, ids=IDS)
def test_an_excuse_is_found_by_its_name(one):
    assert ids(one.name)[0] == one.id


@pytest.mark.parametrize("typed", ["o05", "O05", "ｏ０５", "Ｏ０５", " o05 "])
def test_an_id_names_one_excuse_for_certain(typed: str):
    assert ids(typed) == ["o05"]


@pytest.mark.parametrize("typed", ["o99", "o5", "o055"])
def test_an_id_that_does_not_exist_names_nothing(typed: str):
    assert ids(typed) == []


@pytest.mark.parametrize(
    "typed", ["", " ", "。", "？！", "的", "嗯", "啊啊啊", "哈哈哈哈", "asdf", "1234", "🙂"]
)
def test_empty_and_nonsense_words_match_nothing(typed: str):
    assert ids(typed) == []


@pytest.mark.parametrize("said", [None, "", "；", ";；\n", "  "])
def test_nothing_said_is_nothing_heard(said: str | None):
    assert heard(said) == ()


@pytest.mark.parametrize("mark", ["；", ";", "\n", "；；", " ； "])
def test_sentences_are_heard_one_by_one(mark: str):
    found = heard(f"o06{mark}o04{mark}o01")
    assert [(one.words, [e.id for e in one.excuses]) for one in found] == [
        ("o06", ["o06"]),
        ("o04", ["o04"]),
        ("o01", ["o01"]),
    ]


def test_words_that_fit_nothing_are_heard_without_an_excuse():
    found = heard("o06；哈哈哈哈")
    assert [(one.words, len(one.excuses)) for one in found] == [("o06", 1), ("哈哈哈哈", 0)]


@pytest.mark.parametrize(
    "said", ["等审计，等决算审计", "等审计，您再等等", "您好，等审计", "哈哈哈哈，好的好的", "等审计，嗯"]
)
def test_a_comma_does_not_split_what_means_one_thing_or_nothing(said: str):
    assert [one.words for one in heard(said)] == [said]


def phrase(id: str) -> str:
    """A typical phrase of an excuse in one clause."""
    own = next(one for one in BOOK.excuses if one.id == id)
    return next(text for text in own.says if "，" not in text and "。" not in text)


@pytest.mark.parametrize("mark", ["，", ",", "。", "；", "？"])
def test_clauses_that_surely_mean_different_excuses_are_heard_apart(mark: str):
    one, other = phrase("o06"), phrase("o09")
    assert first(f"{one}{mark}{other}") == [(one, "o06"), (other, "o09")]


def test_a_clause_too_short_to_say_anything_stays_with_the_one_before():
    one = phrase("o06")
    assert [found.words for found in heard(f"{one}，{'没钱啊'[: SHORT_CLAUSE - 1]}")] == [f"{one}，没钱"]


@pytest.mark.parametrize("said", ["他上次说：“{}”", "“{}”", "人家说{}", "电话里说，{}"])
def test_who_said_it_and_the_quotation_marks_are_no_part_of_his_words(said: str):
    assert first(said.format(phrase("o06"))) == [(phrase("o06"), "o06")]


def test_a_guess_is_offered_but_not_heard_as_known():
    guesses = [words for words, _ in UNSEEN if ids(words) and not INDEX.sure(words)]
    assert guesses
    assert not any(one.excuses for words in guesses for one in heard(words) if one.words == words)


def test_only_what_is_surest_may_decide_what_the_sheet_follows():
    assert [one.surer for one in heard("o06")] == [True]
    found = [one for words, _ in (*UNSEEN, *TYPED) for one in heard(words)]
    assert {one.surer for one in found if one.excuses} == {True, False}
    assert not any(one.surer for words in NO_EXCUSE for one in heard(words))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("指标紧张，要排队", ["o02", "o30"]),
        ("要排队", ["o30"]),
        ("排队", ["o30"]),
        ("排着呢", ["o30"]),
        ("轮不到你们", ["o30"]),
        ("额度紧", ["o02"]),
        ("额度不够", ["o02"]),
        ("没钱", ["o13"]),
        ("财评那边还在排队", ["o06"]),
        ("领导同意了", ["o35"]),
    ],
)
def test_few_words_that_name_an_excuse_are_heard(said: str, meant: list[str]):
    assert [id for _, id in first(said)] == meant


@pytest.mark.parametrize(
    "said", ["再等等", "再等等吧", "等等看", "等一等", "先等等", "要等", "再说吧", "再看看"]
)
def test_few_words_that_happen_to_stand_in_some_phrase_are_not_taken_for_its_excuse(said: str):
    assert first(said) == [(said, "")]


def test_an_index_made_before_gives_the_same_as_one_made_anew():
    for words, _ in UNSEEN[:5]:
        assert match(BOOK, words) == INDEX.match(words)
        assert heard_in(BOOK, words) == heard(words)


def test_no_more_are_named_than_asked_for():
    words = "没预算，等财政拨款，领导没签字，发票要重开，年后再说"
    assert [len(ids(words, most)) for most in (1, 2, 3, 5)] == [1, 2, 3, 5]
    assert ids(words, 2) == ids(words, 5)[:2]


@given(
    st.one_of(
        st.text(max_size=120), st.text(alphabet="没钱预算领导签字票验收等年底的了；;o01 ，。", max_size=60)
    )
)
def test_any_text_gives_at_most_three_different_excuses(words: str):
    found = ids(words)
    assert len(found) <= 3
    assert len(set(found)) == len(found)
    assert set(found) <= set(IDS)
    for one in heard(words):
        assert one.words.strip() == one.words != ""
        assert len(one.excuses) <= 3


@pytest.mark.parametrize(
    "words", ["等审计" * 300, "\ud800等审计", "\x00\x1b[31m"], ids=["long", "lone", "control"]
)
def test_hostile_text_does_not_stop_the_matching(words: str):
    assert set(ids(words)) <= set(IDS)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("他说“没预算”，又说“要等审计”", ["o01", "o06"]),
        ("他说：“没预算”；她说：“发票开错了”", ["o01", "o09"]),
        ("“没预算”“等审计”“发票开错了”", ["o01", "o06", "o09"]),
        ('他说"没预算"，又说"等审计"', ["o01", "o06"]),
        ("刘会计说“没钱”，王科长说“发票不对”", ["o13", "o09"]),
        ("上次说等财政拨款；这次说发票不对", ["o02", "o09"]),
        ("上次说没钱，这次说要等审计，电话里说发票开错了", ["o13", "o06", "o09"]),
        ("他先是说没钱，后来又说发票不对", ["o13", "o09"]),
    ],
)
def test_each_quoted_part_and_each_time_he_spoke_is_heard_on_its_own(said: str, meant: list[str]):
    assert [id for _, id in first(said) if id] == meant
    assert not any(mark in words for words, _ in first(said) for mark in "“”")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("蔡所长说：你别跟我讲困难，单子一签，三天到账", ("你别跟我讲困难，单子一签，三天到账",)),
        ("施科长说：过了年再说。吕院长还没见过", ("过了年再说",)),
        ("阮股长昨天说“整笔没法上会”", ("整笔没法上会",)),
        ("李主任说等审计", ("等审计",)),
        ("李主任说了不算", ("李主任说了不算",)),
        ("没见过这个单子", ("没见过这个单子",)),
    ],
)
def test_whoever_is_named_as_saying_it_is_no_part_of_his_words_nor_that_nobody_was_met(told, words):
    assert sentences(told)[0] == words


def test_a_quoted_word_in_a_sentence_is_no_sentence():
    said = "过五十万就是“三重一大”，我一个人拍不了板"
    assert "“三重一大”" in first(said)[0][0]


@pytest.mark.parametrize("said", ["再说吧", "先说清楚再付", "到时候再说"])
def test_to_say_is_not_always_who_said_it(said: str):
    assert [words for words, _ in first(said)] == [said]
