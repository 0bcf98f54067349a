"""Any log that people may write: talks, ticks, moves, money, corrections, closings, in any order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

FIRST = date(2026, 11, 1)
LAST = FIRST + timedelta(days=60)
KINDS = ("付款", "单号", "签字盖章", "约人", "补正清单", "没答应", "")
STEPS = ("f1", "f2", "拜访")
Row = dict[str, Any]

days = st.integers(0, 60).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
money = st.sampled_from(["10000.00", "300000.00", "50000.00", "0.01"])
of = st.sampled_from(["", "质保金", "这一笔"])
source = st.sampled_from(["", "", "上一份.plan.yaml"])


def _filled(row: Row) -> Row:
    return {key: value for key, value in row.items() if value}


def talks(words: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Row]:
    """A talk; `words`: what stands in its free texts."""
    text = st.sampled_from(["", "王科长", "周五前办"]) if words is None else words
    return st.fixed_dictionaries(
        {
            "记录": st.just("拜访"), "日期": days, "来自": source, "见到": text, "原话": text,
            "答应": st.sampled_from(KINDS), "金额": st.one_of(st.just(""), money), "款项": of, "谁办": text,
            "哪天": st.one_of(st.just(""), days), "交给他": text, "拿回": text,
            "算": st.sampled_from(["", "催款函送达", "对账单盖章退回"]), "下一步": text, "下一步哪天": days,
        }
    ).map(_filled)  # fmt: skip


paid = st.fixed_dictionaries(
    {"记录": st.just("到账"), "日期": days, "来自": source, "金额": money, "款项": of}
).map(_filled)
closed = st.fixed_dictionaries(
    {"记录": st.just("结清"), "日期": days, "金额": st.one_of(st.just(""), money)}
).map(_filled)


def _refer(ids: tuple[str, ...]) -> st.SearchStrategy[Row]:
    """A tick or a move of something, or of nothing that is there."""
    what = st.sampled_from((*ids, *(f"{id}.下一步" for id in ids), *STEPS, "没有"))
    return st.one_of(
        st.fixed_dictionaries({"记录": st.just("办完"), "日期": days, "哪一条": what}),
        st.fixed_dictionaries({"记录": st.just("改期"), "日期": days, "哪一条": what, "改到": days}),
    )


@st.composite
def logs(
    draw: st.DrawFn, words: st.SearchStrategy[str] | None = None, *, corrected: bool = True
) -> list[Row]:
    """A log of up to a dozen entries with ids, the corrections behind what they correct."""
    made = draw(st.lists(st.one_of(talks(words), talks(words), paid, closed), max_size=6))
    ids = tuple(f"r{n}" for n in range(len(made)))
    rows = [{"编号": id, **row} for id, row in zip(ids, made, strict=True)]
    rows += [{"编号": f"m{n}", **one} for n, one in enumerate(draw(st.lists(_refer(ids), max_size=5)))]
    rows = list(draw(st.permutations(rows)))
    if corrected and rows:
        for n in range(draw(st.integers(0, 2))):
            rows.append(draw(correction(rows, f"c{n}")))
    return rows


@st.composite
def correction(draw: st.DrawFn, rows: list[Row], id: str) -> Row:
    """A correction of one of the entries, at once or on a later day."""
    target = draw(st.sampled_from([row for row in rows if row["记录"] != "更正"]))
    row: Row = {"记录": "更正", "编号": id, "日期": draw(days), "哪一条": target["编号"]}
    if draw(st.booleans()):
        return {**row, "作废": "是"}
    changes = {"日期": draw(days)}
    if target["记录"] in ("拜访", "到账"):
        changes["金额"] = draw(money)
    return {**row, "改成": changes}
