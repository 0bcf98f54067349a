"""A team's own sheet.yaml on paper: the order, the titles and the hidden blocks of the PDF are those of the other formats."""

from __future__ import annotations

from pathlib import Path

from cli.helpers import DAY, GOOD
from paper.browser import read_pdf

OWN = "版本: 2\n正面: [数, 要什么]\n小标题: {缺口: 出门前补齐, 数: 背下来}\n不印: [招法, 带]\n"


def test_the_pdf_is_printed_in_the_look_of_the_team(fonts, huikuan, tmp_path: Path):
    (tmp_path / "打法").mkdir()
    (tmp_path / "打法" / "sheet.yaml").write_text(OWN, encoding="utf-8")
    argv = ("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path, "--format", "pdf")
    done = huikuan(*argv, "--playbooks", tmp_path / "打法")
    assert done.code == 0, done.err
    (path,) = tmp_path.glob("*.行动单.pdf")
    found = read_pdf(path.read_bytes())
    front, back = found.texts
    assert found.pages == 2
    assert front.index("背下来还欠") < front.index("要什么今天先要") < front.index("开口“")
    assert "出门前补齐" in back
    assert "用得上的招法" not in back
