"""A marker word in every field that a person types, looked for in every byte of every file and of the screen."""

from __future__ import annotations

import re
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD
from deep.figures import show
from factories import talk
from huikuan_cli.core.answers.answer_set import applies
from huikuan_cli.store.yaml.dump import dump
from huikuan_cli.store.yaml.parse import read_tree

pytestmark = pytest.mark.deep
KINDS = ("对账函", "催款函", "付款申请函", "中小企业告知函")
# facts of the contract and of the visit that a paper for the customer may name
MAY_BE_SEEN = {"客户", "现在的单位", "称呼", "项目", "合同编号", "标的", "验收条款", "付款节点", "我方责任人"}


def marked() -> tuple[dict[str, str], str]:
    """Which field has which marker, and the answers with them."""
    data = read_tree(GOOD).data
    given = {key: value for part in data.values() if isinstance(part, dict) for key, value in part.items()}
    fields = [(s.title, f.key) for s, f in talk().fields() if f.kind == "文本" and applies(f, given)]
    markers = {}
    for number, (title, key) in enumerate(fields):
        markers[key] = f"QX{number:02}ZJ"
        data.setdefault(title, {})[key] = f"{data.get(title, {}).get(key, '')}{markers[key]}"
    data["付款方式和日期"]["催款记录"][0]["说明"] += "QX98ZJ"
    markers["催款记录·说明"] = "QX98ZJ"
    return markers, dump(data)


def bytes_of(raw: bytes) -> Iterator[bytes]:
    """The bytes of a file, of every member of an archive in it, and of every packed stream of a PDF."""
    yield raw
    if raw[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            for one in packed.namelist():
                yield from bytes_of(packed.read(one))
    if raw[:4] == b"%PDF":
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", raw, re.S):
            try:
                yield zlib.decompressobj().decompress(stream)
            except zlib.error:
                continue
        yield subprocess.run(
            ["pdftotext", "-raw", "-", "-"], input=raw, capture_output=True, check=True
        ).stdout


def seen_in(raw: bytes, markers: dict[str, str]) -> set[str]:
    texts = [re.sub(rb"\s|&#\d+;|<[^>]*>", b"", piece) for piece in bytes_of(raw)]
    return {key for key, word in markers.items() if any(word.encode() in text for text in texts)}


@pytest.fixture
def made(huikuan, answers, tmp_path: Path) -> tuple[dict[str, str], dict[str, bytes]]:
    markers, text = marked()
    out = tmp_path / "出"
    done = huikuan("plan", "--answers", answers(text), "--today", DAY, "--out", out, "--format", "all")
    assert done.code == 0, done.err
    (plan,) = out.glob("*.plan.yaml")
    for kind in KINDS:
        done = huikuan("letter", plan, "--kind", kind, "--today", DAY, "--format", "html,docx,pdf")
        assert done.code == 0, done.err
    files = {path.name[path.name.index(".") :]: path.read_bytes() for path in out.iterdir()}
    files["share"] = huikuan("share", plan).out.encode()
    return markers, files


def test_no_word_that_was_typed_for_ourselves_is_in_any_byte_of_a_paper_for_the_customer(made):
    markers, files = made
    ours = (".plan.yaml", ".行动单.", ".自己看.")
    outside = {name: raw for name, raw in files.items() if not any(part in name for part in ours)}
    assert len(outside) >= 3 + 3 * len(KINDS)
    leaked = {name: seen_in(raw, markers) - MAY_BE_SEEN for name, raw in outside.items() if name != ".ics"}
    seen = set().union(*(seen_in(raw, markers) for raw in outside.values()))
    show(
        "marker",
        fields=len(markers),
        files=len(outside),
        bytes=sum(map(len, outside.values())),
        seen=sorted(seen),
    )
    assert {name: keys for name, keys in leaked.items() if keys} == {}


def test_a_title_of_the_calendar_names_the_customer_alone(made):
    markers, files = made
    titles = b"".join(re.findall(rb"SUMMARY[^\r]*(?:\r\n [^\r]*)*", files[".ics"]))
    assert seen_in(titles.replace(b"\r\n ", b""), markers) <= {"客户"}


def test_every_marker_is_found_where_it_belongs(made):
    markers, files = made
    assert seen_in(files[".plan.yaml"], markers) == set(markers)
    assert len(seen_in(files[".行动单.html"], markers)) > 5
    for name in (".沟通单.pdf", ".沟通单.docx", ".催款函.docx", ".催款函.html"):
        assert "项目" in seen_in(files[name], markers), name
