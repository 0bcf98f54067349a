"""The last sound playbook kept in a fast form: it saves time and changes nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cli.helpers import DAY, GOOD, files
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.store.playbooks import loading, playbook_cache
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.skipped import Note

pytestmark = pytest.mark.reads_anew
E6 = "types/e6.yaml"
OURS = Layer(bundled(), "自带")


@pytest.fixture
def fast(tmp_path: Path) -> Path:
    """Where the fast form is kept; not there yet."""
    return tmp_path / "快"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows by one whenever the YAML files are read."""
    seen: list[int] = []
    slow = loading._load_for_visit

    def counted(order: tuple[Layer, ...]) -> tuple[Playbook, list[Note]]:
        seen.append(len(order))
        return slow(order)

    monkeypatch.setattr(loading, "_load_for_visit", counted)
    return seen


@pytest.fixture
def team(folder: Path) -> Callable[..., tuple[Layer, ...]]:
    """A team folder with an edited e6 above the bundled playbooks: `team(old, new, name="团队")`."""

    def write(old: str = "", new: str = "", name: str = "团队") -> tuple[Layer, ...]:
        text = (bundled() / E6).read_text(encoding="utf-8")
        assert old in text
        (folder / E6).parent.mkdir(exist_ok=True)
        (folder / E6).write_text(text.replace(old, new, 1), encoding="utf-8")
        return Layer(folder, name), OURS

    return write


def visit(fast: Path | None, order: tuple[Layer, ...] = (OURS,)) -> Playbook:
    made, said = loading.load_for_visit(order, fast)
    assert said == ()
    return made


def only(fast: Path) -> Path:
    (found,) = fast.iterdir()
    return found


def test_the_second_time_no_yaml_is_read_and_the_playbook_is_equal(fast, read):
    first, second = visit(fast), visit(fast)
    assert len(read) == 1
    assert first == second == visit(None)
    assert second.rules.terms == first.rules.terms
    assert only(fast).suffix == ".bin"


def test_a_team_playbook_is_kept_with_its_sources(fast, read, team):
    order = team("名称: 忠诚型", "名称: 求稳型")
    assert visit(fast, order) == visit(fast, order)
    assert len(read) == 1
    made = visit(fast, order)
    assert (made.types["e6"].name, made.sources) == ("求稳型", (f"{E6}（团队）",))


def test_one_changed_byte_is_read_anew(fast, read, team):
    visit(fast, team())
    assert visit(fast, team("名称: 忠诚型", "名称: 求稳型")).types["e6"].name == "求稳型"
    assert visit(fast, team("版本: 2\n", "版本: 2 \n")).types["e6"].name == "忠诚型"
    assert len(read) == 3


def test_a_new_word_that_no_line_may_say_is_read_anew(fast, read, team):
    order = team("名称: 忠诚型", "名称: 求稳型")
    assert visit(fast, order).types["e6"].name == "求稳型"
    table = "版本: 2\n忌用词:\n  - {id: w9, 名称: 口头禅, 为什么: 不专业, 词: [求稳]}\n"
    (order[0].folder / "wording.yaml").write_text(table, encoding="utf-8")
    assert loading.load_for_visit(order, fast)[0].types["e6"].name == "忠诚型"


def test_the_same_bytes_from_another_layer_are_read_anew(fast, read, team):
    assert visit(fast).sources == ()
    assert visit(fast, team()).sources == (f"{E6}（团队）",)
    assert visit(fast, team(name="个人设置")).sources == (f"{E6}（个人设置）",)
    assert len(read) == 3


def test_another_version_of_the_program_reads_anew(fast, read, monkeypatch):
    visit(fast)
    monkeypatch.setattr(playbook_cache, "__version__", "999")
    visit(fast)
    assert len(read) == 2


def test_another_model_reads_anew(fast, read, monkeypatch):
    visit(fast)
    monkeypatch.setattr(playbook_cache, "_model_stamp", lambda: 1)
    visit(fast)
    assert len(read) == 2


def marked(data: bytes) -> bytes:
    """The data with its checksum before it, as a sound file has it."""
    return hashlib.sha256(data).digest() + data


def without_chain(raw: bytes) -> Any:
    """What is kept, but for one field of the playbook."""
    ready = msgspec.msgpack.decode(raw[playbook_cache.CHECKSUM_BYTES :])
    del ready["playbook"]["chain"]
    return ready


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "cut short": lambda raw: raw[: len(raw) // 2],
    "one byte more": lambda raw: raw + b"\0",
    "zeros": lambda raw: bytes(len(raw)),
    "yaml": lambda raw: "版本: 2\n".encode(),
    "another value": lambda raw: msgspec.msgpack.encode({"版本": 1}),
    "a list": lambda raw: marked(msgspec.msgpack.encode([1, 2])),
    "deeply nested": lambda raw: marked(b"\x91" * 100_000),
    "a field too few": lambda raw: marked(msgspec.msgpack.encode(without_chain(raw))),
    "one letter changed": lambda raw: raw.replace("忠诚型".encode(), "忠诚刑".encode(), 1),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_or_foreign_file_is_not_taken_and_replaced(fast, read, how):
    sound = visit(fast)
    path = only(fast)
    raw = path.read_bytes()
    assert DAMAGE[how](raw) != raw
    path.write_bytes(DAMAGE[how](raw))
    assert visit(fast) == sound
    assert visit(fast) == sound
    assert len(read) == 2
    assert only(fast).read_bytes() == raw


def test_nothing_is_kept_when_a_team_file_was_passed_over(fast, team):
    order = team("间隔工作日: 3", "间隔工作日: 三")
    for _ in range(2):
        _, said = loading.load_for_visit(order, fast)
        assert len(said) == 1
    assert not fast.exists()


def test_nothing_is_kept_when_the_files_do_not_fit_together(fast, team):
    order = team("{{ 回访日 }}", "{{ 回放日 }}")
    for _ in range(2):
        assert loading.load_for_visit(order, fast)[1]
    assert not fast.exists()


def test_a_team_file_that_cannot_be_read_at_all_is_passed_over_with_and_without_the_fast_form(fast, folder):
    (folder / "redlines.yaml").write_bytes(b"#" * 1_000_000)
    order = (Layer(folder, "团队"), OURS)
    plain, said = loading.load_for_visit(order)
    assert (len(said), plain) == (1, visit(None))
    assert loading.load_for_visit(order, fast) == (plain, said)
    assert not fast.exists()


def test_at_most_three_are_kept_and_the_newest_stay(fast, team):
    names = []
    for number in range(5):
        visit(fast, team("名称: 忠诚型", f"名称: 第{number}型"))
        (new,) = [path for path in fast.iterdir() if path.name not in names]
        os.utime(new, ns=(number, number))  # older than anything that comes after
        names.append(new.name)
    assert sorted(path.name for path in fast.iterdir()) == sorted(names[-3:])


def test_other_files_of_the_folder_are_left_alone(fast, team):
    fast.mkdir()
    (fast / "笔记.txt").write_text("别动", encoding="utf-8")
    for number in range(5):
        visit(fast, team("名称: 忠诚型", f"名称: 第{number}型"))
    assert len(list(fast.glob("*.bin"))) == playbook_cache.MOST_KEPT == 3
    assert (fast / "笔记.txt").read_text(encoding="utf-8") == "别动"


@pytest.mark.parametrize("taken", ["the folder", "its parent"])
def test_a_folder_that_cannot_be_written_is_silent(fast, read, capsys, taken):
    place = fast if taken == "the folder" else fast / "里面"
    fast.write_text("一个文件", encoding="utf-8")
    assert visit(place) == visit(place)
    assert len(read) == 2
    assert capsys.readouterr() == ("", "")
    assert fast.read_text(encoding="utf-8") == "一个文件"


def test_a_full_disk_is_silent_and_leaves_nothing_behind(fast, monkeypatch, capsys):
    def full(*args: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", full)
    visit(fast)
    assert capsys.readouterr() == ("", "")
    assert list(fast.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_is_kept_is_for_its_owner_only(fast):
    visit(fast)
    assert (fast.stat().st_mode & 0o077, only(fast).stat().st_mode & 0o077) == (0, 0)


# --- the command ---


def test_a_plan_keeps_the_playbook_and_a_dry_run_keeps_nothing(huikuan, tmp_path):
    home, argv = tmp_path / "home", ("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / "计划")
    dry = huikuan(*argv, "--dry-run")
    assert dry.code == 0, dry.err
    assert files(home) == {}
    assert huikuan(*argv).code == 0
    assert [Path(name).suffix for name in files(home / "data" / "playbooks")] == [".bin"]


def test_the_second_plan_is_the_same_as_the_first(huikuan, tmp_path):
    for name in ("一", "二"):
        done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / name)
        assert done.code == 0, done.err
    assert files(tmp_path / "一") == files(tmp_path / "二")
