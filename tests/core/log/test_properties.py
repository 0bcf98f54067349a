"""Whatever is written, in whatever order: what follows, follows from the log alone."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.log.logs import FIRST, LAST, Row, logs
from huikuan_cli.core.log import Begun, Standing, Task, read_log, replay, row_of
from huikuan_cli.store.yaml.dump import dump
from huikuan_cli.store.yaml.parse import parse
from properties import examples

PLAN = Begun(
    FIRST,
    "王科长",
    "拿到单号",
    (Task(id="f1", action="发纪要", first=FIRST), Task(id="f2", action="提醒", first=LAST)),
)
today_of = st.integers(-1, 62).map(lambda n: FIRST + timedelta(days=n))


def stands(rows: list[Row], today: date) -> Standing:
    log = read_log(rows, LAST)
    assert log.mistakes == ()
    return replay(PLAN, log, today)


@examples(100)
@given(logs(), today_of)
def test_the_same_follows_from_the_log_as_it_is_written_to_a_file_and_read_again(rows, today):
    log = read_log(rows, LAST)
    written = dump({"拜访记录": [row_of(one) for one in log.entries]})
    again = read_log(parse(written.encode(), "a").data["拜访记录"], LAST)
    assert again.entries == log.entries
    assert replay(PLAN, again, today) == replay(PLAN, log, today)


@examples(80)
@given(logs(), today_of)
def test_what_lies_ahead_has_not_happened(rows, today):
    past = [row for row in rows if date.fromisoformat(row["日期"]) <= today]
    whole = replay(PLAN, read_log(rows, LAST), today)
    moved = any(row["记录"] == "更正" and "日期" in row.get("改成", {}) for row in past)
    if not moved:
        kept = read_log(past, LAST)
        assert replay(PLAN, kept, today) == whole


@examples(80)
@given(logs(corrected=False), today_of, st.data())
def test_an_entry_that_was_made_void_counts_as_little_as_one_that_was_never_written(rows, today, data):
    if not rows:
        return
    gone = data.draw(st.sampled_from(rows))
    if gone.get("来自"):
        return
    void = {"记录": "更正", "编号": "c", "日期": FIRST.isoformat(), "哪一条": gone["编号"], "作废": "是"}
    with_void = replay(PLAN, read_log([*rows, void], LAST), max(today, FIRST))
    without = replay(PLAN, read_log([row for row in rows if row is not gone], LAST), max(today, FIRST))
    assert with_void == without


@examples(80)
@given(logs(corrected=False), today_of, st.data())
def test_a_corrected_entry_counts_as_if_it_had_been_right_at_once(rows, today, data):
    paid = [row for row in rows if row["记录"] == "到账" and not row.get("来自")]
    if not paid:
        return
    wrong = data.draw(st.sampled_from(paid))
    fix = {
        "记录": "更正", "编号": "c", "日期": FIRST.isoformat(), "哪一条": wrong["编号"], "改成": {"金额": "777.00"}
    }  # fmt: skip
    right = [{**row, "金额": "777.00"} if row is wrong else row for row in rows]
    day = max(today, FIRST)
    assert replay(PLAN, read_log([*rows, fix], LAST), day) == replay(PLAN, read_log(right, LAST), day)


@examples(80)
@given(logs(corrected=False), today_of, st.randoms())
def test_the_places_in_the_file_of_different_days_do_not_matter(rows, today, random):
    days = Counter(row["日期"] for row in rows)
    if days and max(days.values()) > 1:
        return
    other = list(rows)
    random.shuffle(other)
    assert stands(rows, today) == stands(other, today)


@examples(80)
@given(logs(), today_of)
def test_no_money_counts_twice(rows, today):
    found = stands(rows, today)
    paid = sum((one.paid for one in found.promises), Decimal(0))
    money = [one for one in read_log(rows, LAST).entries if one.kind in ("到账", "结清")]
    fixed = [row for row in rows if row["记录"] == "更正"]
    if not fixed:
        assert paid <= sum((one.amount or Decimal(0) for one in money if one.day <= today), Decimal(0))
        own = [one for one in money if one.day <= today and not one.source]
        assert found.received() == sum((one.amount or Decimal(0) for one in own), Decimal(0))
    for one in found.promises:
        assert one.amount is None or one.paid <= one.amount
        assert (one.kept is not None) == (one.state(today) == "兑现")


@examples(80)
@given(logs(), today_of)
def test_the_state_of_a_promise_is_told_by_its_days_alone(rows, today):
    for one in stands(rows, today).promises:
        state = one.state(today)
        if state in ("未到", "今天", "改期") and one.replaced is None:
            assert one.due is not None
            assert one.due >= today
        if state == "落空":
            assert one.due is not None
            assert one.due < (one.replaced or today)
        assert one.missed(today) == sum(m.was is not None and m.on > m.was for m in one.moves) + (
            state == "落空"
        )
        assert all(m.on <= today for m in one.moves)


@examples(80)
@given(
    st.lists(
        st.one_of(st.text(max_size=20), st.dictionaries(st.text(max_size=6), st.text(max_size=20)), st.none())
    )
)
def test_any_rows_are_read_without_a_fault_and_none_is_passed_over_in_silence(rows):
    log = read_log(rows, LAST)
    assert {*log.places, *(one.at for one in log.mistakes)} == set(range(len(rows)))


@examples(100)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(
                ["记录", "编号", "日期", "金额", "哪天", "改到", "哪一条", "改成", "作废", "来自"]
            ),
            st.one_of(
                st.sampled_from(
                    ["更正", "改期", "办完", "到账", "结清", "拜访", "r1", "2026-11-25", "11月底", "30万", ""]
                ),
                st.text(max_size=9),
                st.dictionaries(
                    st.sampled_from(["金额", "日期", "哪一条", "怪"]), st.text(max_size=9), max_size=2
                ),
            ),
        ),
        max_size=6,
    ),
    today_of,
)
def test_any_mixture_of_keys_is_replayed_without_a_fault(rows, today):
    log = read_log(rows, LAST)
    standing = replay(PLAN, log, today)
    assert standing.today == today
    assert standing == replay(PLAN, log, today)
