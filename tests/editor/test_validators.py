"""check-jsonschema, which a team may run before it hands its files on, agrees with the program on every shipped file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from huikuan_cli.core.checking.schema import DRAFT, schema_name
from huikuan_cli.store.playbooks.layers import bundled
from schemas import SHIPPED, schemas, text_of, write_schemas

TOOL = Path(sys.executable).parent / "check-jsonschema"
Check = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def check() -> Check:
    """Run it: `check("--schemafile", schema, file)`."""
    if not TOOL.exists() and not os.environ.get("HUIKUAN_REQUIRE_EDITOR"):
        pytest.skip("check-jsonschema is not installed here: pip install -e .[dev]")

    def run(*args: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [TOOL, "--no-cache", *map(str, args)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONUTF8": "1"},
        )

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The schemas: whole/rules.json, team/rules.json, and both/rules.json, which asks for both at once."""
    write_schemas(tmp_path / "whole", whole=True)
    write_schemas(tmp_path / "team", whole=False)
    (tmp_path / "both").mkdir()
    for name in schemas(False):
        each = [{"$ref": (tmp_path / one / name).as_uri()} for one in ("whole", "team")]
        text = json.dumps({"$schema": DRAFT, "allOf": each})
        (tmp_path / "both" / name).write_text(text, encoding="utf-8")
    return tmp_path


KINDS_WITH_FILES = sorted(
    {name for name in schemas(False) if any(schema_name(file) == name for file in SHIPPED)}
)


@pytest.mark.parametrize("name", KINDS_WITH_FILES)
def test_all_shipped_files_are_valid_as_whole_files_and_as_a_teams(check, folder, name):
    files = [bundled() / file for file in SHIPPED if schema_name(file) == name]
    done = check("--schemafile", folder / "both" / name, *files)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schemas_themselves_are_valid(check, folder):
    done = check("--check-metaschema", *sorted(folder.glob("*/*.json")))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("schema", ["whole", "team", "both"])
def test_a_broken_copy_is_refused_with_its_places(check, folder, schema):
    text = text_of("rules.yaml").replace("施行: 2020-09-01", "施行: 去年九月", 1)
    broken = folder / "rules.yaml"
    broken.write_text(text.replace("年天数: 365", "一年天数: 365", 1), encoding="utf-8")
    done = check("--schemafile", folder / schema / "rules.json", "--output-format", "json", broken)
    assert done.returncode == 1
    for word in ("条例版本", "施行", "去年九月", "期限与利率", "一年天数"):
        assert word in json.dumps(json.loads(done.stdout), ensure_ascii=False)
