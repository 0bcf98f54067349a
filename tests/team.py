"""The folder of a team: ten people, each with a folder of plans as the program writes them, with what came of the visits."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from huikuan_cli.store.work import plan_file, plans

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 30)  # a Monday
PEOPLE = ("王磊", "李敏", "赵强", "陈静", "孙立", "周涛", "吴霞", "郑凯", "何欣", "罗敏")
BASES = ("k1", "k2", "k4")
TOWNS = (
    "清江市",
    "东陵县",
    "浣江区",
    "灵岩区",
    "沧源市",
    "柳河县",
    "北屿区",
    "南溪县",
    "白鹿泽区",
    "云栖县",
    "石门市",
)
BODIES = (
    "教育局",
    "卫生健康局",
    "大数据中心",
    "人民医院",
    "城市管理局",
    "第一中学",
    "水务局",
    "公安局",
    "档案馆",
    "文化馆",
)
OLD = 1_790_000_000  # seconds: the files were changed long ago, so that what is read of them is kept


def visit(day: date, promised: str = "", due: date | None = None, **more: str) -> str:
    """A talk as an entry of the log."""
    rows = {
        "记录": "拜访",
        "日期": f"'{day}'",
        "见到": "刘科长",
        "原话": "下周给你办",
        "答应": promised,
        **more,
    }
    if due:
        rows["哪天"] = f"'{due}'"
    return _entry(rows)


def received(day: date, amount: str) -> str:
    """Money that came in, as an entry of the log."""
    return _entry({"记录": "到账", "日期": f"'{day}'", "金额": f"'{amount}'"})


def done(day: date, what: str) -> str:
    """A promise that was kept, as an entry of the log."""
    return _entry({"记录": "办完", "日期": f"'{day}'", "哪一条": what})


def closing(day: date) -> str:
    """The end of a case, as an entry of the log."""
    return _entry({"记录": "结清", "日期": f"'{day}'"})


def _entry(rows: dict[str, str]) -> str:
    lines = [f"{key}: {value}" for key, value in rows.items() if value]
    return "- " + "\n  ".join(lines) + "\n"


def plan_text(
    base: str = "k1", *, customer: str = "", owner: str = "", project: str = "", contract: str = "", visit: date | None = None, amount: str = "",
    log: str = "", made: date | None = None,
) -> str:  # fmt: skip
    """The text of a plan file like one of the golden ones, as if it had been made for this customer and day, with its log."""
    text = (GOLDEN / f"{base}.plan.yaml").read_text(encoding="utf-8")
    for key, value in (("客户", customer), ("项目", project), ("合同编号", contract)):
        if value:
            text = re.sub(rf"\n    {key}: .*", f"\n    {key}: '{value}'", text)
    if owner:
        text = re.sub(r"\n    我方责任人: .*", f"\n    我方责任人: {owner}", text)
        text = re.sub(r"\n    我方: .*", f"\n    我方: {owner}", text)
    if visit:
        text = re.sub(r"\n    拜访日期: .*", f"\n    拜访日期: '{visit}'", text)
        text = re.sub(r"\n    拜访日: .*", f"\n    拜访日: '{visit}'", text)
    if amount:
        text = re.sub(r"\n    到期应付: .*", f"\n    到期应付: '{amount}'", text)
    if made:
        text = re.sub(r"\n  今天: .*", f"\n  今天: '{made}'", text)
    if log:
        text = text.replace("拜访记录: []", f"拜访记录:\n{log.rstrip()}")
    return text


def put(path: Path, text: str) -> Path:
    """Write a plan file as the program would have: the digest fits the answers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    fits = plan_file.digest(plans.answers_in(path))
    path.write_text(re.sub(r"\n  答案摘要: .*", f"\n  答案摘要: '{fits}'", text, count=1), encoding="utf-8")
    os.utime(path, (OLD, OLD))
    return path


def named(number: int) -> str:
    """A customer as one of them might be called."""
    return TOWNS[number % len(TOWNS)] + BODIES[number * 3 % len(BODIES)]


def team(
    folder: Path, each: int = 5, today: date = TODAY, name: Callable[[int], str] = "第{}局".format
) -> None:
    """Ten people with so many plans each: to come, promised, broken, kept, empty-handed, in turn; every tenth is closed."""
    for person, who in enumerate(PEOPLE):
        for n in range(each):
            number = person * each + n
            day = today + timedelta(days=2) if n % 5 == 0 else today - timedelta(days=3 + number % 40)
            log = _came(n, day)
            if n % 10 == 9:
                log += closing(today - timedelta(days=1))
            text = plan_text(
                BASES[number % 3], customer=name(number), owner=who, visit=day, amount=f"{100_000 + 7_919 * number}.00", log=log, made=day - timedelta(days=2)
            )  # fmt: skip
            put(folder / who / f"{day}-第{number}局-平台.plan.yaml", text)


def _came(n: int, day: date) -> str:
    """What came of a visit."""
    if n % 5 == 0:
        return ""
    if n % 5 == 4:
        return visit(day, "没答应")
    due = day + timedelta(days=60 if n % 5 == 1 else 2)
    talk = visit(day, "单号", due, 编号="a1b2c3")
    return talk + done(day + timedelta(days=1), "a1b2c3") if n % 5 == 3 else talk
