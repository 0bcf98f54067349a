"""The program is killed, or its disk is full, at every single file call of every command that writes."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import huikuan_cli.env as environment
from cli.helpers import DAY, GOOD, files
from deep.figures import show
from factories import playbook
from huikuan_cli.cli.plan import draft_choice
from huikuan_cli.main import call
from huikuan_cli.store.files import all_or_none
from huikuan_cli.store.work import plans
from huikuan_cli.wizard.port import Next
from huikuan_cli.wizard.scripted import ScriptedAsker

pytestmark = [pytest.mark.deep, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")]
CALLS = ("open", "fdopen", "fsync", "replace", "rename", "link", "unlink", "mkdir", "write")
OTHER = "承诺日: 2026-12-03"
NEW, AGAIN, RENDERED, LETTER, ICS, LOG, CLOSE, ASSIST, RATE, MORE, DONE, MOVE, INIT, TEAM, SCHEMA = COMMANDS = (
    "new", "replace", "render", "letter", "ics", "log", "close", "assist", "assess",
    "more", "done", "move", "init", "playbook init", "playbook schema",
)  # fmt: skip
RATINGS = [f"{item.id}=3" for one in playbook().mindset.abilities for item in one.items]
ADDS = (LOG, CLOSE, DONE, MOVE)  # they write behind what is there, in the same file
LENT = "开口：〔对接人〕，付款申请我带来了，您看今天能录进去吗？\n进门前：把付款申请打两份\n"
GIVEN_TWICE = {INIT: (1,), DONE: (1,), CLOSE: (1,)}  # what is done already is said to be
MOST = 400
CHANGED = "# 我自己记的\n".encode()


def argv_of(command: str, place: Path) -> list[str]:
    plan = next(iter(place.glob("计划/*.plan.yaml")), place)
    made = ["plan", "--answers", str(place / "答案.yaml"), "--today", DAY, "--out", str(place / "计划")]
    return {
        NEW: [*made, "--format", "md,html,ics"],
        AGAIN: [*made, "--replace"],
        RENDERED: ["render", str(plan)],
        LETTER: ["letter", str(plan), "--kind", "催款函", "--today", DAY, "--format", "html,docx"],
        ICS: ["ics", str(plan)],
        LOG: ["log", str(plan), "--text", "李主任说周五前让财务把单子录进去", "--today", "2026-11-25"],
        CLOSE: ["close", str(plan), "--amount", "46.8万", "--today", "2026-11-26"],
        RATE: ["assess", *RATINGS, "--today", DAY],
        ASSIST: ["assist", str(plan), "--take", str(place / "回答.txt")],
        MORE: ["plan", "--more", str(plan), "--today", DAY, "--format", "md,html"],
        DONE: ["done", "1", "--note", "交了", "--today", "2026-11-25"],
        MOVE: ["move", "1", "2026-12-08", "--today", "2026-11-25"],
        INIT: ["init", str(place / "工作")],
        TEAM: ["playbook", "init", str(place / "团队")],
        SCHEMA: ["playbook", "schema", str(place / "团队"), "--vscode"],
    }[command]


@pytest.fixture
def ground(huikuan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], Path]:
    """What is there before a command runs, fresh for each attack."""
    base = tmp_path / "底"
    base.mkdir()
    shutil.copy(GOOD, base / "答案.yaml")
    (base / "回答.txt").write_text(LENT, encoding="utf-8")
    monkeypatch.setenv("HUIKUAN_HOME", str(base / "家"))
    assert huikuan(*argv_of(NEW, base)).code == 0

    def make(command: str, number: int) -> Path:
        place = tmp_path / f"{command}-{number}"
        shutil.copytree(base, place)
        if command == NEW:
            shutil.rmtree(place / "计划")
            shutil.rmtree(place / "家", ignore_errors=True)
        if command == AGAIN:
            answers = place / "答案.yaml"
            answers.write_text(re.sub("承诺日: .*", OTHER, answers.read_text("utf-8")), encoding="utf-8")
        if command == RENDERED:
            (plan,) = (place / "计划").glob("*.plan.yaml")
            plan.write_text(plan.read_text("utf-8").replace("王磊", "王小磊"), encoding="utf-8")
        if command == ASSIST:
            with next((place / "计划").glob("*.行动单.md")).open("ab") as sheet:
                sheet.write(CHANGED)
        if command == ICS:
            next((place / "计划").glob("*.ics")).unlink()
        monkeypatch.setenv("HUIKUAN_HOME", str(place / "家"))
        if command in (DONE, MOVE):  # their numbers are those of the list that was printed last
            (place / "计划" / "huikuan.yaml").write_text("公司: 甲公司\n", encoding="utf-8")
            monkeypatch.chdir(place / "计划")
            assert huikuan().code == 0
            monkeypatch.chdir(tmp_path)
        return place

    return make


def attacked(number: int, then: Callable[[], None], *, lasting: bool) -> list[int]:
    """At the given file call something happens; `lasting`: at each later one too, but for what needs no room. The number of
    calls so far."""
    count = [0]
    patch = pytest.MonkeyPatch()

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def once(*args: Any, **named: Any) -> Any:
            reading = name == "open" and not args[1] & (os.O_WRONLY | os.O_RDWR)
            needs_none = name in ("replace", "rename", "unlink")
            spared = name == "unlink" and then is full
            if not reading:
                count[0] += 1
                if not spared and (count[0] == number or (lasting and count[0] > number and not needs_none)):
                    then()
            return real(*args, **named)

        return once

    for name in CALLS:
        patch.setattr(os, name, counted(name, getattr(os, name)))
    return count


def run_in_child(
    command: str, place: Path, number: int, then: Callable[[], None], *, lasting: bool, count: bool = False
) -> int:
    """How the command ended in a process of its own: its exit code, 9 where it was killed; `count`: how many file calls it
    made instead."""
    child = os.fork()
    if child == 0:
        with Path(os.devnull).open("w") as sink:
            os.dup2(sink.fileno(), 1)
            os.dup2(sink.fileno(), 2)
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        if command == MORE:
            answer_the_questions()
        made = attacked(number, then, lasting=lasting)
        try:
            code = call(argv_of(command, place))
        except BaseException:
            code = 99
        os._exit(made[0] if count else code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def answer_the_questions() -> None:
    """Somebody sits at the terminal, who tells one thing more and has the plan written."""
    said = {"付款申请由谁发起？": "新来的小郑"}
    draft_choice.asker_of = lambda plain: ScriptedAsker(said, ("发起人", Next.WRITE))
    environment._is_tty = lambda stream: True


def killed() -> None:
    os._exit(9)


def full() -> None:
    raise OSError(errno.ENOSPC, "full")


def sound(place: Path) -> None:
    """Every plan is whole, nothing half written is left."""
    for path in place.rglob("*.plan.yaml"):
        plans.read(path)
    left = [path for path in place.rglob(".*") if path.suffix in (".tmp", ".todo")]
    assert left == []


def unlost(before: dict[str, bytes], place: Path, number: int, command: str) -> None:
    """Whatever was there is still there, under its name or as a copy beside it; with more behind it where a command only adds, and but for
    papers that the program drew and nobody changed where it draws them anew (docs/decisions.md §1)."""
    if command == ASSIST:
        before = {name: raw for name, raw in before.items() if CHANGED in raw or not name.startswith("计划/")}
        assert any(CHANGED in raw for raw in before.values())
    contents = set(files(place).values())
    if command in ADDS:
        contents = {raw.partition(b"\n" + "拜访记录:".encode())[0] for raw in contents}
        before = {name: raw.partition(b"\n" + "拜访记录:".encode())[0] for name, raw in before.items()}
    assert [name for name, raw in before.items() if raw not in contents] == [], number


def as_the_next_start_finds_it(place: Path, copy: Path) -> Path:
    """The plans once what was left half written is complete, and everything else as it stands."""
    shutil.copytree(place, copy)
    all_or_none.tidy(copy / "计划")
    return copy


def whole(before: dict[str, bytes], after: dict[str, bytes], wanted: dict[str, bytes], number: int) -> None:
    """The papers are all old or all new, never some of each; the page for an assistant is no paper, it is written after them."""
    names = {n for n in wanted if n.startswith("计划/") and ".bak" not in n and "/请教-" not in n}
    papers = {name: raw for name, raw in after.items() if name in names}
    assert papers in ({n: before[n] for n in names if n in before}, {n: wanted[n] for n in names}), number


@pytest.mark.parametrize(
    ("command", "locks"), [*((one, True) for one in COMMANDS), (NEW, False), (AGAIN, False)]
)
def test_killed_at_every_file_call_the_next_start_finds_all_old_or_all_new_and_loses_nothing(
    ground, monkeypatch, command, locks
):
    if not locks:
        without_locks(monkeypatch)
    end = ground(command, 0)
    assert run_in_child(command, end, MOST * 10, killed, lasting=False) == 0
    wanted = files(end)
    died = 0
    for number in range(1, MOST):
        place = ground(command, number)
        before = files(place)
        code = run_in_child(command, place, number, killed, lasting=False)
        if code != 9:
            break
        died += 1
        found = as_the_next_start_finds_it(place, place.with_name(f"{place.name}-再"))
        unlost(before, found, number, command)
        whole(before, files(found), wanted, number)
        again = run_in_child(command, place, MOST * 10, killed, lasting=False)
        assert again == 0 or (again in GIVEN_TWICE.get(command, ())), number
        sound(place)
        unlost(before, place, number, command)
        shutil.rmtree(place)
        shutil.rmtree(found)
    show("kill", command=command, locks=locks, calls=died)
    assert died > 3


@pytest.mark.parametrize(("command", "lasting"), [*((one, True) for one in COMMANDS), (AGAIN, False)])
def test_a_disk_full_at_every_file_call_is_one_sentence_and_loses_nothing(ground, command, lasting):
    end = ground(command, 0)
    assert run_in_child(command, end, MOST * 10, full, lasting=False) == 0
    wanted = files(end)
    codes: dict[int, int] = {}
    calls = run_in_child(command, ground(command, MOST), MOST * 10, full, lasting=False, count=True)
    for number in range(1, calls + 1):
        place = ground(command, number)
        before = files(place)
        code = run_in_child(command, place, number, full, lasting=lasting)
        codes[code] = codes.get(code, 0) + 1
        sound(place)
        unlost(before, place, number, command)
        whole(before, files(place), wanted, number)
        shutil.rmtree(place)
    show("full", command=command, lasting=lasting, calls=calls, codes=codes)
    assert set(codes) <= {0, 1}, "a full disk is no fault of the program"
    assert codes.get(1, 0) > 0


def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refuse(handle: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)


def test_a_link_in_the_place_of_every_file_is_never_written_through(ground, huikuan):
    place = ground(AGAIN, 0)
    victim = place / "私密"
    victim.write_bytes(b"secret")
    names = [path.name for path in (place / "计划").iterdir()]
    for command in (AGAIN, RENDERED, LETTER, ICS, NEW):
        for name in names:
            path = place / "计划" / name
            if name.endswith(".plan.yaml") and command != NEW:
                continue  # the plan itself is read there
            path.unlink(missing_ok=True)
            path.symlink_to(victim)
        code = run_in_child(command, place, MOST * 10, killed, lasting=False)
        assert code in (0, 1), command
        assert victim.read_bytes() == b"secret", command
    show("links", commands=5, names=len(names))
