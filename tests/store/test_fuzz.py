"""Whatever a hand does to a playbook: the check answers, and a visit goes on. With -m deep four times as many are tried;
`HUIKUAN_SEARCH=50` tries fifty times as many."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from factories import TODAY, action_sheet
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.render.answers_file import answers_template
from huikuan_cli.render.markdown import render_sheet
from huikuan_cli.store.playbooks import full_check, loading
from huikuan_cli.store.playbooks.layers import LONE_FILES, Layer, bundled
from huikuan_cli.store.playbooks.skipped import Note, sentences
from huikuan_cli.store.yaml.scan import read_all
from huikuan_cli.store.yaml.tree import Tree
from properties import SEARCH
from store.mutations import mutated, part

OURS = Layer(bundled(), "自带")
NAMES = sorted(path.relative_to(bundled()).as_posix() for path in bundled().rglob("*.yaml"))
K1 = next((Path(__file__).resolve().parents[2] / "examples").glob("k1-*.yaml"))
GROUPS, ROUNDS, MORE = 8, 4, 16  # with three mutations each, about; MORE with -m deep
SLOWEST = (
    20.0  # seconds of the processor for one check; far above what it takes, so that it never fails by chance
)


def written(r: Random, folder: Path) -> dict[str, bytes]:
    """The files of a team, mutated."""
    found = {}
    for name in r.sample(NAMES, r.choice((1, 1, 1, 2, 4))):
        text = (bundled() / name).read_text(encoding="utf-8")
        raw = mutated(r, part(r, text) if r.random() < 0.4 else text, r.choice((1, 1, 1, 2, 3)))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
        found[name] = raw
    return found


def sane(checked: full_check.FullCheck, folder: Path, files: dict[str, bytes]) -> Iterator[str]:
    """What is wrong with the problems themselves."""
    for one in checked.problems:
        name = Path(one.file).relative_to(folder).as_posix() if Path(one.file).is_absolute() else one.file
        raw = files.get(name) if Path(one.file).is_absolute() else (bundled() / name).read_bytes()
        rows = len(re.split(rb"\r\n|\r|\n", raw or b""))
        if not re.fullmatch(r"P\d{3}", one.code) or not re.search("[\u4e00-\u9fff]", one.text):
            yield f"no number or no Chinese: {one}"
        if not 1 <= one.line <= rows and raw and not re.search(rb"[^\x00-\x7f\x80-\xff]|\x00", raw):
            yield f"not a line of {rows}: {one}"
        if re.search(r"None|Error|Traceback|非法", one.text + one.fix):
            yield f"strange words: {one}"


@lru_cache(maxsize=1)
def answers_tree() -> Tree:
    tree = read_all(K1.read_bytes(), K1.name, ()).tree
    assert tree is not None
    return tree


def used(playbook: Playbook) -> bool:
    """Everything that a visit does with a playbook; whether the answers of k1 still fit its questions."""
    talk, tree = interview(playbook), answers_tree()
    answers_template(talk)
    reading = read_answers(tree.data, talk, TODAY, tree.file, tree.line_of)
    if not reading.problems:  # the program asks for other answers first
        plan = make_plan(playbook, reading.answers, TODAY, "我方")
        assert render_sheet(action_sheet(plan, TODAY.isoformat(), "打法库")).strip()
    return not reading.problems


def tried(files: dict[str, bytes], folder: Path) -> float:
    """A team's folder with these files; returns the seconds of the processor that its check took."""
    order = (Layer(folder, "检查的文件夹"), OURS)
    begun = time.process_time()
    checked = full_check.check(order, TODAY)
    took = time.process_time() - begun
    assert list(sane(checked, folder, files)) == []
    accepted = all(one.minor for one in checked.problems)
    playbook, said = loading.load_for_visit(order)
    more: list[Note] = []
    for name, kind in LONE_FILES.items():
        loading.load_one(order, name, kind, more)
    unsaid = [one for one in (*said, *sentences(more)) if "已经照 2 读" not in one]
    assert not accepted or unsaid == [], checked.problems
    used(playbook)
    return took


# file -> what a hand did to it: a text and what stands there instead; "…" is the rest of the file
ONCE_WRONG = {
    "a list that does not end": {
        "questions.yaml": [
            ("- id: s2\n    名称", "- id: s3\n    名称"),
            ("使用科室, 怎么问: 验收书出", "使用科室, 怎么{{问: 验收书出"),
            ("  - id: d\n…", ""),
        ]
    },
    "a line under a longer one": {
        "methods.yaml": [
            ("    条件: [{逾期至少: 90}, {现象: [p3]}]\n", ""),
            (
                "  - id: n3\n",
                "  - id: n3\n      - 下一期照他们报预算的日子早备材料\n    绝对不做:\n      - 拿新单换旧账\n",
            ),
        ]
    },
    "the table of words with an entry twice, wrong in both": {
        "wording.yaml": [
            ("  - id: w3\n", "  - id: w5\n"),
            ("    名称: 说死钱或利息一定能拿到", "    名称: [看病难, 住院部]"),
        ]
    },
}


@pytest.mark.parametrize("case", ONCE_WRONG)
def test_what_once_went_wrong_stays_right(tmp_path, case):
    files = {}
    for name, edits in ONCE_WRONG[case].items():
        text = (bundled() / name).read_text(encoding="utf-8")
        for old, new in edits:
            before, found, after = text.partition(old.removesuffix("…"))
            assert found, old
            text = before + new + ("" if old.endswith("…") else after)
        files[name] = text.encode()
        (tmp_path / name).write_bytes(files[name])
    tried(files, tmp_path)


def attack(folder: Path, group: int, rounds: int) -> None:
    start = random.SystemRandom().randrange(10**9) if SEARCH else 0
    for number in range(rounds * (SEARCH or 1)):
        seed = start + number * GROUPS + group
        try:
            (folder / str(seed)).mkdir()
            took = tried(written(Random(seed), folder / str(seed)), folder / str(seed))
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise
        assert took < SLOWEST, f"seed {seed}"
        shutil.rmtree(folder / str(seed))


@pytest.mark.parametrize("group", range(GROUPS))
def test_whatever_is_done_to_a_playbook_is_answered_and_a_visit_goes_on(tmp_path, group):
    attack(tmp_path, group, ROUNDS)


@pytest.mark.deep
@pytest.mark.parametrize("group", range(GROUPS))
def test_whatever_else_is_done_to_a_playbook_is_answered_too(tmp_path, group):
    attack(tmp_path, group, MORE)
