"""Rules of the house that no single test owns: imports, words, articles, symbols, sizes, names."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from factories import playbook
from huikuan_cli.core.checking.playbook_checks import CITED
from huikuan_cli.core.checking.wording import found_in
from huikuan_cli.core.law.workdays import is_workday
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.store.files.bounded import PLAYBOOK_BYTES
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one
from huikuan_cli.store.yaml.parse import read_tree

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "huikuan_cli"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PLAYBOOKS = sorted(bundled().rglob("*.yaml"))

TWELVE = (
    "言语", "办公室", "节奏", "决策", "动机与担心", "打开他", "关上他", "开场白", "常见拖法与应对", "适合的承诺", "跟进节奏",
    "绝对不做",
)  # fmt: skip

TABLE = load_one((Layer(bundled(), "自带"),), "wording.yaml", Wording)


def texts(data: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key), key
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for value in data:
            yield from texts(value, path)


@cache
def spoken() -> list[tuple[str, tuple[str, ...], str]]:
    return [
        (str(file.relative_to(bundled())), path, text)
        for file in PLAYBOOKS
        for path, text in texts(read_tree(file, most=PLAYBOOK_BYTES).data)
    ]


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Every text constant of a module, docstrings aside."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def not_gbk(text: str) -> str:
    return "".join(sorted({c for c in text if c.isprintable() and not c.encode("gbk", "ignore")}))


def test_import_contracts_are_kept():
    tool = Path(sys.executable).parent / "lint-imports"
    if not tool.exists():
        pytest.skip("import-linter is not installed here: pip install -e .[dev]")
    done = subprocess.run(
        [tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("taboo", TABLE.taboos, ids=lambda one: one.id)
def test_no_playbook_line_suggests(taboo):
    found = [
        f"{file} {'/'.join(path)}：{text}"
        for file, path, text in spoken()
        if file != "wording.yaml" and not set(TABLE.unchecked) & set(path) and found_in(text, taboo)
    ]
    assert found == []


def test_the_word_check_reads_every_playbook():
    assert {file for file, _, _ in spoken()} == {str(p.relative_to(bundled())) for p in PLAYBOOKS}
    assert len(PLAYBOOKS) >= 16


@pytest.mark.parametrize("number", range(10))
def test_a_type_has_its_twelve_fields(number):
    data = read_tree(bundled() / "types" / f"e{number}.yaml").data
    assert data["id"] == f"e{number}"
    for name in TWELVE:
        assert data[name], name
    assert all(data["动机与担心"][name] for name in ("想要", "担心", "安心一句"))
    assert len(data["开场白"]) >= 2
    assert len(data["常见拖法与应对"]) >= 3
    assert len(data["适合的承诺"]) >= 1


@pytest.mark.parametrize("number", range(10))
def test_a_type_has_lead_ins_that_say_nothing_of_the_matter_and_one_for_every_case(number):
    openings = playbook().types[f"e{number}"].openings
    assert len(openings) >= 4
    assert any(not one.when for one in openings)
    for one in openings:
        assert one.text[-1] in "，。"
        assert "{{" not in one.text


@pytest.mark.parametrize("number", range(10))
def test_every_answer_to_a_delay_takes_away_an_action_with_a_date(number):
    day = re.compile(r"\{\{ (承诺日|回访日) \}\}|今天|当天|明天|下班前|日子|哪天|说的那天")
    for delay in playbook().types[f"e{number}"].delays:
        assert day.search(delay.take), delay.take


def test_no_line_is_shared_by_two_types():
    seen: dict[str, str] = {}
    for kind in playbook().types.values():
        for line in (
            *(one.text for one in kind.openings),
            *kind.never,
            *(d.answer for d in kind.delays),
            kind.drive.relief,
        ):
            assert line not in seen, f"{kind.id} and {seen[line]}: {line}"
            seen[line] = kind.id


def test_every_article_that_the_code_cites_is_in_the_rules():
    have = {one.id for one in playbook().rules.articles}
    cited = {
        text
        for file in SOURCES
        for _, text in strings(file)
        if re.fullmatch(r"mfd\d+|tl20\d\d\.\d+|sx\d+|mmht\d+|msf\d+|lpr", text)
    }
    assert "mfd203" in cited
    assert cited <= have
    assert cited <= set(CITED) | {one for one in have if one.startswith("tl")}


def test_every_article_says_where_it_comes_from_and_when_it_was_checked():
    for one in playbook().rules.articles:
        assert one.name
        assert one.gist
        assert one.source
        assert one.checked >= one.effective


def test_lpr_is_in_order_without_a_month_twice():
    days = [one.day for one in playbook().rules.lpr]
    assert days == sorted(set(days))
    assert len({(d.year, d.month) for d in days}) == len(days)


def test_the_lpr_is_published_on_the_20th_or_the_first_workday_after_it():
    for one in playbook().rules.lpr:
        first = one.day.replace(day=20)
        while not is_workday(first):
            first += timedelta(days=1)
        assert one.day == first


@pytest.mark.parametrize("file", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_text_of_the_program_can_be_shown_on_a_gbk_screen(file):
    typed = "¥" if file.name == "values.py" else ""  # understood when typed, never shown
    found = {line: not_gbk(text) for line, text in strings(file)}
    assert {line: bad for line, bad in found.items() if bad.strip(typed)} == {}


def test_every_text_of_the_playbooks_can_be_shown_on_a_gbk_screen():
    found = {f.name: not_gbk(f.read_text(encoding="utf-8")) for f in PLAYBOOKS}
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_no_text_has_the_name_of_another():
    names = [
        name
        for file in ("texts.py", "texts_wizard.py")
        for name in re.findall(r"^([A-Z_]+) = ", (PACKAGE / file).read_text(encoding="utf-8"), re.M)
    ]
    assert [name for name in names if names.count(name) > 1] == []


def test_the_user_is_never_called_illegal():
    shown = [text for file in SOURCES for _, text in strings(file)] + [text for _, _, text in spoken()]
    assert [text for text in shown if "非法" in text] == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_can_be_read_in_one_sitting(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


def test_file_names_are_ascii():
    for folder in (PACKAGE, bundled()):
        assert [str(p) for p in folder.rglob("*") if not p.relative_to(folder).as_posix().isascii()] == []


def commands() -> set[str]:
    """The files of cli/ that are called as their command: `huikuan render` is cli/render.py."""
    return {file.stem for file in (PACKAGE / "cli").glob("*.py")}


def test_no_two_modules_share_a_name_but_a_command_with_what_it_runs():
    names = [file.stem for file in SOURCES if file.stem != "__init__" and file.parent != PACKAGE / "cli"]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    assert {name for name in names if name in commands()} <= {"drafts"}


BARE = {"MOST", "LONGEST", "LARGEST", "SHORTEST", "NEAR", "SHORT", "WIDTH", "LIMIT"}


def test_no_two_classes_share_a_name_and_every_bound_says_of_what():
    homes: dict[str, list[str]] = {}
    for file in SOURCES:
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            for name in named_by(node):
                homes.setdefault(name, []).append(str(file.relative_to(PACKAGE)))
    assert "Playbook" in homes
    assert {name: files for name, files in homes.items() if len(files) > 1 and not name.isupper()} == {}
    assert {name: files for name, files in homes.items() if name in BARE} == {}


def named_by(node: ast.stmt) -> list[str]:
    """The classes, and the constants without an underscore before them, that a statement of a module makes."""
    if isinstance(node, ast.ClassDef):
        return [node.name]
    targets = (
        node.targets
        if isinstance(node, ast.Assign)
        else [node.target]
        if isinstance(node, ast.AnnAssign)
        else []
    )
    every = [
        one for target in targets for one in (target.elts if isinstance(target, ast.Tuple) else [target])
    ]
    return [
        one.id
        for one in every
        if isinstance(one, ast.Name) and one.id.isupper() and one.id[0] != "_" and len(one.id) > 1
    ]


def test_every_package_says_in_a_few_lines_what_it_is():
    for file in PACKAGE.rglob("__init__.py"):
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
        assert said, file
        assert len(said.splitlines()) <= 6, file


DOCUMENTS = (ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def paths_in(text: str) -> set[str]:
    """The files and folders of the house that a document names between backticks: `core/law/claim.py`, `render/`, `env.py`."""
    return {
        word
        for quoted in re.findall(r"`([^`\n]+)`", text)
        for word in re.findall(r"(?<![\w./*])(?:[\w.]+/)*\w+\.(?:py|css|typ)(?![\w*])|^(?:[a-z]+/)+$", quoted)
    }


def is_there(path: str) -> bool:
    """Whether a path exists below the package or the repository; a bare name, anywhere in them."""
    if (PACKAGE / path).exists() or (ROOT / path).exists():
        return True
    return "/" not in path and any(file.name == path for file in PACKAGE.rglob("*.*"))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda p: p.name)
def test_every_file_that_a_document_names_is_there(file):
    assert sorted(path for path in paths_in(file.read_text(encoding="utf-8")) if not is_there(path)) == []


def test_the_paths_of_the_documents_are_found():
    found = paths_in((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    assert {"core/law/clock_report.py", "render/", "front.py", "sheet.css"} <= found
    assert len(found) > 100
    assert not is_there("core/clock/due.py")


def test_every_link_between_the_documents_leads_somewhere():
    for file in DOCUMENTS:
        text = file.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (file.parent / target).exists(), f"{file.name}: {target}"


def test_every_package_is_in_the_table_of_the_architecture():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = [p.parent.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("__init__.py")]
    assert [one for one in packages if one not in (".", "core", "store") and f"`{one}/`" not in text] == []


def test_every_section_that_the_code_points_to_is_in_the_documents():
    pointed = re.compile(r"docs/(\w+\.md)((?:,? §\d+)+)")
    found = {
        (name, number)
        for folder in (PACKAGE, ROOT / "tests")
        for file in folder.rglob("*.py")
        for name, numbers in pointed.findall(file.read_text(encoding="utf-8"))
        for number in re.findall(r"§\d+", numbers)
    }
    assert len(found) > 5
    for name, number in found:
        assert f"\n## {number} " in (ROOT / "docs" / name).read_text(encoding="utf-8"), (name, number)


def test_the_page_for_a_new_developer_is_short():
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 80


def test_a_key_of_a_file_stands_beside_its_field():
    """Not in a table of renames above the class, where it is found by counting."""
    assert [
        file.name for file in SOURCES if re.search(r"\brename=\{", file.read_text(encoding="utf-8"))
    ] == []


def test_every_module_that_the_source_speaks_of_is_there():
    texts = {file.relative_to(PACKAGE).as_posix(): file.read_text(encoding="utf-8") for file in SOURCES}
    modules = {
        name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): text
        for name, text in texts.items()
    }
    spoken = re.compile(
        r"(?<![\w./])((?:core|store|cli|wizard|render|show)(?:\.[a-z_]+)+)(?!\w)|(?<![\w*.])([a-z_/]+\.py)\b"
    )

    def known(dotted: str, path: str) -> bool:
        if path or dotted.endswith(".py"):
            wanted = path or dotted.removesuffix(".py").replace(".", "/") + ".py"
            return any(f"/{name}".endswith(f"/{wanted.lstrip('/')}") for name in texts)
        above, _, name = dotted.rpartition(".")
        return dotted in modules or re.search(rf"\b{name}\b", modules.get(above, "")) is not None

    lost = [
        f"{name}:{number} {dotted or path}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if " import " not in line
        for dotted, path in spoken.findall(line)
        if not known(dotted, path)
    ]
    assert lost == []
