"""`huikuan playbook show l2`: a letter as it will look, on the screen and in files."""

from __future__ import annotations

from cli.helpers import flat


def test_a_letter_is_shown_with_the_figures_of_a_teaching_case(huikuan):
    shown = huikuan("playbook", "show", "l2")
    assert shown.code == 0, shown.err
    page = flat(shown.out)
    assert "照教学案例k1写出来的样子" in page
    assert "尚有468,000.00元（人民币肆拾陆万捌仟元整）未付" in page
    assert page.index("签收回执") < page.index("l2催款函用途"), "behind it stands what can be changed"


def test_a_letter_that_no_teaching_case_can_send_is_shown_with_all_its_paragraphs(huikuan):
    page = flat(huikuan("playbook", "show", "l5").out)
    assert "各种情况的段落都列着" in page
    assert "现申请最终验收" in page


def test_a_changed_sentence_of_the_team_stands_in_the_sample(huikuan, tmp_path):
    team = tmp_path / "打法"
    (team / "letters").mkdir(parents=True)
    (team / "letters" / "l2.yaml").write_text(
        "版本: 2\nid: l2\n正文:\n  - {id: d10, 写法: 段, 话: 盼复为谢。}\n", encoding="utf-8"
    )
    assert "盼复为谢" in flat(huikuan("playbook", "show", "l2", "--playbooks", team).out)


def test_the_sample_is_written_in_the_formats_that_were_asked_for(huikuan, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = huikuan("playbook", "show", "l6", "--format", "html,docx")
    assert done.code == 0, done.err
    assert {path.name for path in tmp_path.glob("样子-*")} == {
        "样子-质保金退还申请.html",
        "样子-质保金退还申请.docx",
    }
    assert "质保金" in (tmp_path / "样子-质保金退还申请.html").read_text(encoding="utf-8")


def test_what_is_no_letter_has_no_format(huikuan):
    done = huikuan("playbook", "show", "e8", "--format", "html")
    assert done.code == 2
    assert "不是函" in done.err
