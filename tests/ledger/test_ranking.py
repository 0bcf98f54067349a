"""Who ranks first: the parts of ledger.yaml added up, each shown; what to do next; what a team changes."""

from __future__ import annotations

from ledger.ledgers import plain_book

HEAD = ["客户名称", "合同编号", "未回款", "到期日", "承诺回款日期", "业务员"]


def ledger(tmp_path, *rows):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_book([HEAD, *rows]))
    return path


def test_the_points_are_the_sum_of_the_parts_that_are_shown(read, tmp_path):
    work = read(
        ledger(
            tmp_path,
            ["北山区教育局", "HT-1", 900000, "2026-01-05", "2026-10-01", "王磊"],
            ["南湖街道办事处", "HT-2", 60000, "2026-10-05", "", "李婷"],
            ["甲建设集团有限公司", "HT-3", 6000000, "2026-06-05", "", "李婷"],
        )
    )
    for one in work.report.ranked:
        assert one.points == sum(part.points for part in one.parts)
        assert one.why().count("＋") == len(one.parts) - 1
    assert [one.place for one in work.report.ranked] == [1, 2, 3]
    points = [one.points for one in work.report.ranked]
    assert points == sorted(points, reverse=True)
    first = work.report.ranked[0]
    assert first.case.customer == "北山区教育局"
    assert [part.name for part in first.parts] == ["钱", "窗口", "拖欠", "落空"]
    assert first.next.startswith("2026-10-01答应的没兑现")


def test_a_receivable_that_is_not_due_is_not_pressed(read, tmp_path):
    work = read(ledger(tmp_path, ["北山区教育局", "HT-1", 900000, "2027-01-05", "", "王磊"]))
    (only,) = work.report.ranked
    assert only.points == 0 or [part.name for part in only.parts] == ["准备"]
    assert only.next == "还没到期：对账、齐材料，不要催"


def test_one_whose_period_is_over_goes_to_the_lawyers_first(read, tmp_path):
    work = read(ledger(tmp_path, ["北山区教育局", "HT-1", 900000, "2022-01-05", "", "王磊"]))
    assert "法务" in work.report.ranked[0].next


def test_why_says_every_part_in_a_sentence(huikuan, tmp_path):
    path = ledger(tmp_path, ["北山区教育局", "HT-1", 900000, "2026-01-05", "2026-10-01", "王磊"])
    assert huikuan("ledger", path, "--today", "2026-11-30").code == 0
    done = huikuan("ledger", "--why", "1", "--today", "2026-11-30")
    assert done.code == 0
    assert done.out.splitlines()[0].startswith("为什么排第 1：北山区教育局，一共 ")
    assert "  钱：过了日子没付 90万元，24 分" in done.out
    assert huikuan("ledger", "--why", "9", "--today", "2026-11-30").code == 1
    assert huikuan("ledger", "--why", "头", "--today", "2026-11-30").code == 2


def test_a_team_changes_headings_and_points_in_its_own_file(huikuan, tmp_path):
    team = tmp_path / "打法"
    team.mkdir()
    (team / "ledger.yaml").write_text(
        "版本: 2\n列:\n  - {键: 到期日, 叫法: {加: [该结的日子]}}\n排名:\n  - {键: 金额, 台阶: [{至少: 1, 分: 77}]}\n",
        encoding="utf-8",
    )
    path = tmp_path / "台账.xlsx"
    path.write_bytes(
        plain_book([["客户名称", "未回款", "该结的日子"], ["北山区教育局", 50000, "2026-01-05"]])
    )
    done = huikuan("ledger", path, "--today", "2026-11-30", "--playbooks", team)
    assert done.code == 0, done.err
    assert "到期日 ← C 该结的日子" in done.err
    assert "钱 77" in done.out


def test_the_clock_is_that_of_the_clock_command(huikuan, read, tmp_path):
    path = tmp_path / "台账.xlsx"
    head = ["客户名称", "合同编号", "未回款", "到期日", "验收日期"]
    path.write_bytes(plain_book([head, ["北山区教育局", "HT-1", 860000, "2025-09-01", "2025-05-01"]]))
    case = read(path).report.ranked[0].case
    done = huikuan(
        "clock", "客户性质=机关", "起算点=写明日期", "约定付款日=2025-09-01", "验收状态=已验收合格", "验收合格日期=2025-05-01",
        "到期应付=860000.00", "--today", "2026-11-30", "--json",
    )  # fmt: skip
    import json

    (figures,) = json.loads(done.out)["payments"]["rows"]
    assert (case.due.isoformat(), case.late) == (figures["due"], figures["days_late"])


def test_the_change_in_the_guide_for_leads_is_taken_and_passes_the_check(huikuan, tmp_path):
    import re

    from huikuan_cli.store.playbooks.layers import bundled

    guide = (bundled() / "README.md").read_text(encoding="utf-8").partition("## 改台账")[2]
    team = tmp_path / "打法"
    team.mkdir()
    (team / "ledger.yaml").write_text(re.findall(r"```yaml\n(.*?)```", guide, re.S)[0], encoding="utf-8")
    checked = huikuan("playbook", "check", team)
    assert checked.code == 0, checked.out
    path = tmp_path / "台账.xlsx"
    path.write_bytes(
        plain_book([["客户名称", "未回款", "该结的日子"], ["北山区教育局", 250000, "2026-01-05"]])
    )
    done = huikuan("ledger", path, "--today", "2026-11-30", "--playbooks", team)
    assert "到期日 ← C 该结的日子" in done.err
    assert "钱 20" in done.out


WINDOW_HEAD = ["客户名称", "合同编号", "未回款", "到期日", "客户类型"]


def window(one):
    return next((part for part in one.parts if part.name == "窗口"), None)


def test_a_window_that_is_near_moves_a_receivable_up_and_is_shown_with_its_day(huikuan, read, tmp_path):
    rows = [
        [
            "甲建设集团有限公司",
            "HT-1",
            260000,
            "2026-09-05",
            "国企",
        ],  # more money, and no window of the budget year
        ["北山区教育局", "HT-2", 250000, "2026-09-05", "机关"],
        ["南湖区财政局", "HT-3", 250000, "2026-12-05", "机关"],  # falls due before the window closes
        ["望江市公安局", "HT-4", 250000, "2027-03-05", "机关"],
    ]
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_book([WINDOW_HEAD, *rows]))
    found = {one.case.contract: one for one in read(path).report.ranked}
    assert (found["HT-2"].place, found["HT-1"].place) == (1, 2)
    assert {number: bool(window(one)) for number, one in found.items()} == {
        "HT-1": False, "HT-2": True, "HT-3": True, "HT-4": False
    }  # fmt: skip
    assert found["HT-3"].place < found["HT-4"].place
    assert huikuan("ledger", path, "--today", "2026-11-30").code == 0
    done = huikuan("ledger", "--why", "1", "--today", "2026-11-30")
    assert "  窗口：材料最晚 2026-12-01 交，还有 1 天，12 分" in done.out
