"""What a hand can do to a plan file, and every command that reads one tried on it. The same for the same seed."""

from __future__ import annotations

import re
import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

import huikuan_cli.env as environment
from cli.helpers import DAY, GOOD, no_control
from huikuan_cli.cli.plan import draft_choice
from huikuan_cli.wizard.port import Question, Reply, Stop
from huikuan_cli.wizard.scripted import ScriptedAsker
from store.mutations import mutated

COMMANDS = {
    "show": ("show", "{}"),
    "detail": ("show", "{}", "--detail"),
    "render": ("render", "{}", "--format", "md,html"),
    "ics": ("ics", "{}"),
    "letter": ("letter", "{}"),
    "demand": ("letter", "{}", "--kind", "催款函"),
    "share": ("share", "{}"),
    "from": ("plan", "--from", "{}", "--dry-run", "--today", "2026-11-30"),
    "more": ("plan", "--more", "{}", "--dry-run", "--today", "2026-11-23"),
    "home": (),
    "board": ("board", "."),
    "list": ("log", "{}", "--list"),
    "heard": ("log", "{}", "--text", "王科长说周五前让财务把单子录进去我周一送发票", "--json"),
    "paid": ("log", "{}", "--paid", "1万"),
    "done": ("done", "1"),
    "move": ("move", "1", "下周五"),
    "close": ("close", "{}", "--amount", "1万", "--worked", "问清停在谁手上"),
    "erase": ("close", "{}", "--erase"),
}
ASKED = {"from", "more"}
NUMBERED = {"done", "move"}  # the page of bare `huikuan` comes first
ADDING = {"heard", "paid", "done", "move", "close"}  # what they write stands behind the rest
LOG = """拜访记录:
- 记录: 拜访
  编号: ra1
  日期: '2026-11-24'
  谁记: 王磊
  见到: 王科长
  原话: 周三前让财务把单子录进去
  像哪句: o07
  答应: 单号
  谁办: 财务
  哪天: '2026-11-25'
  交给他: 催款函
  拿回: 签收
  算: 催款函送达
  到哪一站: n3
  下一步: 送发票
  下一步哪天: '2026-11-26'
- 记录: 拜访
  编号: ra2
  日期: '2026-11-25'
  见到: 李主任
  答应: 付款
  金额: '100000.00'
  哪天: '2026-11-26'
  来自: 2026-11-10-清江市大数据中心-平台.plan.yaml
- 记录: 更正
  编号: ra3
  日期: '2026-11-25'
  哪一条: ra2
  改成:
    金额: 12万
  为什么: 听错了
- 记录: 改期
  编号: ra4
  日期: '2026-11-26'
  哪一条: ra1
  改到: '2026-11-27'
- 记录: 办完
  编号: ra5
  日期: '2026-11-26'
  哪一条: f1
  说明: 发了
- 记录: 到账
  编号: ra6
  日期: '2026-11-26'
  金额: '20000.00'
  凭证: 有书面凭证
  哪一条: ra2
"""
DAYS = (
    "2026-11；-30", "2026-11-30；", "；", "2026-13-45", "0000-00-00", "12月", "月日", "二〇二六年十一月三十日", "2026-11-30 25:61",
    "９９９９９９９９", "20261131", "十一月三十", "1e99月1日", "-", "2026--11-30", "99:99", "廿九", "12月4号又12月5号", "１２月４号",
    "2026-11-30T00:00", "0月0日", "99999999999999999999-1-1", "万亿月亿日", "负三月", "半月半日", "一二三四五六七八九", "两月二日",
)  # fmt: skip
PATIENCE = 40  # questions that somebody answers with Enter before he leaves
_DAY = re.compile(r"^(\s*(?:- )?(?:哪天|日期|拜访日|承诺日|今天|时点|哪天前|拜访日期|要他答应到): *)(.+)$")
_ANY = re.compile(r"^(\s*(?:- )?[^\s#:][^#:]*:) ?(.*)$")
_SHAPES = ("", " []", " {}", " [甲]", " {甲: 乙}", " ''", " 甲", " 0", " -1", " [[甲]]", " [{}]", " ~", " 是")
Change = Callable[[Random, list[str]], None]


class InAHurry(ScriptedAsker):
    """Answers with Enter, and leaves after 40 questions: one that must be answered is asked for ever."""

    def ask(self, question: Question) -> Reply:
        if len(self.asked) >= PATIENCE:
            raise Stop
        return super().ask(question)


def written_day(r: Random, rows: list[str]) -> None:
    """A day that was rewritten by hand."""
    found = [(n, m) for n, row in enumerate(rows) if (m := _DAY.match(row))]
    if found:
        at, match = r.choice(found)
        rows[at] = match[1] + r.choice(DAYS)


def other_shape(r: Random, rows: list[str]) -> None:
    """A text where a list or a group of fields stood, or the other way round; what was below it goes or stays."""
    found = [(n, m) for n, row in enumerate(rows) if (m := _ANY.match(row))]
    if not found:
        return
    at, match = r.choice(found)
    deep = len(rows[at]) - len(rows[at].lstrip(" -"))
    end = at + 1
    while end < len(rows) and (
        len(rows[end]) - len(rows[end].lstrip(" ")) > deep or rows[end][deep : deep + 2] == "- "
    ):
        end += 1
    rows[at : end if r.random() < 0.7 else at + 1] = [match[1] + r.choice(_SHAPES)]


def inside(r: Random, rows: list[str]) -> None:
    """A few characters in the middle of a value."""
    found = [(n, m) for n, row in enumerate(rows) if (m := _ANY.match(row)) and m[2]]
    if found:
        at, match = r.choice(found)
        to = r.randint(0, len(match[2]))
        rows[at] = (
            f"{match[1]} {match[2][:to]}{r.choice(('；', '，', '：', ' ', '月', '-', '半', '千'))}{match[2][to:]}"
        )


def logged(text: str) -> str:
    """A plan file in whose log every kind of entry stands but the last one."""
    assert text.rstrip().endswith("拜访记录: []")
    return text.rstrip().removesuffix("拜访记录: []") + LOG


def spoilt(r: Random, text: str) -> bytes:
    """A plan file as some hand left it; where something stands in its log, half of the time that part only."""
    at = text.rfind("\n拜访记录:\n") + 1
    if at and r.random() < 0.5:
        return text[:at].encode() + _spoilt(r, text[at:])
    return _spoilt(r, text)


def _spoilt(r: Random, text: str) -> bytes:
    if r.random() < 0.45:
        return mutated(r, text, r.choice((1, 1, 1, 2, 3)))
    rows = text.split("\n")
    for _ in range(r.choice((1, 1, 2))):
        r.choice((written_day, other_shape, inside))(r, rows)
    return "\n".join(rows).encode()


@dataclass
class Seen:
    """How the commands ended: by command and code, the slowest one (seconds of the processor), and what went wrong."""

    codes: Counter[tuple[str, int]] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    wrong: list[str] = field(default_factory=list)


def _lost(before: bytes, now: bytes, code: int) -> list[str]:
    """What is gone of a plan file that was only to be added to; all of it stays where the command refused."""
    if code:
        return ["the file was changed"] if now != before else []
    gone = Counter(before.splitlines()) - Counter(now.splitlines())
    return [f"gone: {row!r}" for row in gone if not row.startswith("拜访记录:".encode())]


def attack(
    huikuan: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
    plans: list[str],
    folder: Path,
    seeds: range,
    seen: Seen,
) -> None:
    """One command on one spoilt plan for each seed, in turn."""
    folder.mkdir(parents=True)
    names, plans = list(COMMANDS), [*plans, *map(logged, plans)]
    kept = huikuan(
        "plan", "--answers", GOOD, "--today", DAY, "--out", folder.parent / "先", "--format", "yaml"
    )
    assert kept.code == 0  # the playbook is kept ready from here on
    drafts = environment.Env.from_process().data_dir() / "drafts"
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-26")
    (folder / "huikuan.yaml").write_text("版本: 1\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    for seed in seeds:
        r = Random(seed)
        name = names[seed % len(names)]
        raw = spoilt(r, r.choice(plans))
        path = folder / "2026-11-25-清江市大数据中心-平台.plan.yaml"
        path.write_bytes(raw)
        shutil.rmtree(drafts, ignore_errors=True)  # else the next run is asked which one to go on with
        monkeypatch.setattr(environment, "_is_tty", lambda stream, asked=name in ASKED: asked)
        monkeypatch.setattr(draft_choice, "asker_of", lambda plain: InAHurry({"哪天去？": "2026-12-02"}))
        if name in NUMBERED:
            huikuan()
        begun = time.process_time()
        done = huikuan(*(one.replace("{}", path.name) for one in COMMANDS[name]))
        seen.slowest = max(seen.slowest, (time.process_time() - begun, f"seed {seed} {name}"))
        seen.codes[name, done.code] += 1
        said = done.out + done.err
        if done.code not in (0, 1, 2, 130) or re.search(r"None|Traceback|msgspec|Error", said):
            seen.wrong.append(f"seed {seed} {name}: exit {done.code} {done.err.strip()[:200]}")
        try:
            no_control(said.replace("\t", ""))
        except AssertionError:
            seen.wrong.append(f"seed {seed} {name}: control characters")
        if name in ADDING:
            seen.wrong += (f"seed {seed} {name}: {one}" for one in _lost(raw, path.read_bytes(), done.code))
        for other in folder.iterdir():
            if other.is_file() and other.name != "huikuan.yaml":
                other.unlink()
