"""Markup of every format in every answer at once: whatever is printed, is printed as it was typed."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from ical.calendar_stream import IcsCalendarStream
from markdown_it import MarkdownIt

from cli.helpers import DAY, no_control
from factories import talk, tree
from huikuan_cli.core.text.values import scrub
from huikuan_cli.store.yaml.dump import dump
from paper.browser import read_pdf

HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;b&gt;&#60;&amp;",
    "{{7*7}}{% for x in y %}{# #}",
    '#eval("1+1")#panic()$x^2$*b*_i_@ref',
    "`a` [d](javascript:alert(1)) ![e](f) ~~g~~ | h |",
    "# 题 - 项 > 引 1. 条",
    "红\x1b[31m红\x1b]0;题\x07\x1b[0m",
    "\u202e反\u2066向\u200b零",
    "=cmd()|'/C calc'!A0 +SUM(1) -1 @a",
    '{ INCLUDETEXT "c:\\\\x" }{ HYPERLINK "x" }</w:t><w:fldSimple w:instr="DATE"/>]]>',
    "END:VEVENT BEGIN:VEVENT;X=1,\\n",
    "!!python/object/apply:os.system ['x'] &a *a : - #",
)
TAGS = {"html", "head", "meta", "title", "style", "body", "main", "div", "section", "h1", "h2", "p", "b", "span", "table", "tr", "th", "td"}  # fmt: skip
MARKDOWN = {"h1", "h2", "p", "ul", "li", "strong", "br", "hr"}


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def answers(evil: str) -> dict[str, Any]:
    """The ordinary case with this text in every field and every row that takes text."""
    over: dict[str, dict[str, Any]] = {}
    for section, field in talk().fields():
        given = tree().get(section.title, {}).get(field.key)
        if field.kind == "文本" and field.key != "现在的单位":  # which has to name a body
            over.setdefault(section.title, {})[field.key] = f"{field.key}{evil}"
        elif field.kind == "明细":
            rows = [{"日期": "2026-05-20", "事件": "催款函送达", "凭证": "有书面凭证", "说明": f"说明{evil}"}]
            over.setdefault(section.title, {})[field.key] = rows if field.key == "催款记录" else given
    return tree(**over)


def read(folder: Path, suffix: str) -> bytes:
    (path,) = folder.glob(f"*{suffix}")
    return path.read_bytes()


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(params=HOSTILE, ids=lambda text: re.sub(r"[^\w]+", "-", text)[:24] or "hidden")
def papers(request, huikuan, tmp_path, fonts) -> tuple[str, Path]:
    """What the text comes to once it is cleaned at the door, and the folder with every paper."""
    path = tmp_path / "答案.yaml"
    path.write_text(dump(answers(request.param)), encoding="utf-8")
    folder = tmp_path / "出"
    done = huikuan("plan", "--answers", path, "--today", DAY, "--out", folder, "--format", "all")
    assert done.code == 0, done.err
    no_control(done.out + done.err)
    (plan,) = folder.glob("*.plan.yaml")
    for kind in ("对账函", "催款函", "付款申请函", "中小企业告知函"):
        done = huikuan("letter", plan, "--kind", kind, "--today", DAY, "--format", "html,docx,pdf")
        assert done.code == 0, done.err
    return scrub(request.param), folder


def test_it_is_plain_text_in_every_paper_and_nothing_unseen_is_left(papers):
    text, folder = papers
    wanted = flat(f"客户{text}")

    kept = yaml.safe_load(read(folder, ".plan.yaml"))
    assert flat(kept["答案"]["拜访"]["客户"]) == wanted

    page = Page(MarkdownIt("commonmark").render(read(folder, ".行动单.md").decode()))
    assert wanted in flat(page.text)
    assert page.tags <= MARKDOWN

    for path in folder.glob("*.html"):
        page = Page(path.read_text(encoding="utf-8"))
        assert page.tags <= TAGS, path.name
        assert wanted in flat(page.text) or "自己看" in path.name, path.name

    for path in folder.glob("*.pdf"):
        assert wanted in read_pdf(path.read_bytes()).text, path.name

    for path in folder.glob("*.docx"):
        word = docx.Document(str(path))
        body = "".join(one.text or "" for one in word.element.body.iter() if one.tag.endswith("}t"))
        assert wanted in flat(body), path.name
        with zipfile.ZipFile(path) as packed:
            xml = packed.read("word/document.xml").decode()
        assert not re.search(r"<w:(fldSimple|fldChar|instrText|hyperlink|object)\b", xml)

    events = IcsCalendarStream.calendar_from_ics(read(folder, ".ics").decode()).events
    assert len(events) == len({one.uid for one in events}) > 5
    assert flat(f"项目{text}") in flat("".join(one.description or "" for one in events))

    for path in folder.iterdir():
        if path.suffix in (".md", ".html", ".yaml", ".ics"):
            no_control(path.read_text(encoding="utf-8").replace("\r", ""))
