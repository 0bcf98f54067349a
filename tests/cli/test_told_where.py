"""Where the workshop points a lead: commands that work as they stand, where a question comes and why, what stands in the way of his line."""

from __future__ import annotations

import pytest

from cli.helpers import flat

E10 = (
    "id: e10\n名称: 传话型\n一句话画像: 自己不表态\n动机与担心: {想要: 少担, 担心: 挨批, 安心一句: 我写成一页。}\n"
    "常见拖法与应对:\n  - {他说: 我问问领导, 我答: 您带着这一页问。, 拿到: 听回音}\n"
)
OPENING = "开场白:\n  - {话: '%s', 先用: 是}\n  - 话: 三分钟说清。\n"
QUESTION = "  - id: s1\n    字段:\n      - {键: 供应商编号, 类型: 文本, 问: 几号？, 排在: %s}\n"
PLAY = """情形:
  - id: y200
    名称: 系统换了
    勾选: 财务换了系统
    提到: [换了系统]
    关键: 重录
    要什么: {结果: 录进系统, 最好: [今天录进去], 可以: [说定哪天录], 至少: [指一位录的人], 凭据: 单号}
    开口: {第一句: [想问问旧单子什么时候重录。], 第二句: [材料带了一套。]}
    应答:
      - {他说: 还没调好, 我答: [调好大概哪天？]}
      - {他说: 录的人手不够, 我答: [那我按次序排好。]}
    绝对不做: [替他登系统]
    没谈成: {带回: 录单那位的姓名, 下一步: {id: f9, 从哪天算: 拜访日, 加工作日: 3, 做什么: 问录了没有}}
    依据: 补
    例子: {经过: [系统换了], 答案: {岗位: 财务, %s}}
"""


def test_a_command_that_is_suggested_names_the_folder_that_was_named(huikuan, team):
    folder = team("types/e8.yaml", "id: e8\n" + OPENING % "我说两句。")
    tried = huikuan("playbook", "try", "--playbooks", folder).out
    assert flat(f"逐行看：huikuan playbook try --case k2 --playbooks {folder}") in flat(tried)
    team("excuses.yaml", "借口:\n  - {id: o05, 他会说: {加: [新来的还没翻到]}}\n")
    team("types/e8.yaml", "id: e8\n依据: 补\n")
    checked = huikuan("playbook", "check", folder).err
    assert "huikuan excuse" not in checked or f" --playbooks {folder}" in checked


@pytest.mark.parametrize(
    ("goal", "says"),
    [
        ("项目", "在“到期应付”后面问，五分钟里就问（“到期应付”也排在“项目”后面，它在前；"),
        ("合同编号", "五分钟里就问（五分钟里不问“合同编号”"),
        ("称呼", "在“称呼”后面问，五分钟里就问"),
    ],
)
def test_it_is_told_what_a_question_comes_behind_and_why_not_another(huikuan, team, goal, says):
    done = huikuan("playbook", "check", team("questions.yaml", "自问:\n" + QUESTION % goal))
    assert (done.code, done.out) == (0, "")
    assert flat(says) in flat(done.err)


def test_an_entry_that_changes_something_is_not_told_to_move(huikuan, team):
    text = (
        "自问:\n"
        + QUESTION % "项目"
        + "  - id: s0\n    字段:\n      - {键: 岗位, 别名: {财务: [核算中心]}}\n"
    )
    done = huikuan("playbook", "check", team("questions.yaml", text))
    assert "“自问”的“s0”：写在哪里都行，先后照自带的次序；没想换次序就不用管" in done.err
    assert "换地方写" not in done.err


def test_a_change_on_which_another_rests_is_still_told_where_it_is_used(huikuan, team):
    text = "自问:\n" + QUESTION % "项目" + "  - id: s4\n    字段:\n      - {键: 到期应付, 排在: 供应商编号}\n"
    done = huikuan("playbook", "check", team("questions.yaml", text))
    assert "“供应商编号”：用在每个案例的行动单" in done.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("拜访:\n  - 键: 岗位\n", "“拜访”是“自问”里的一段，不写在最外面"),
        ("字段:\n  - 键: 岗位\n", "“字段”这个名称不认识，它写在“自问”的一条里"),
        ("自问:\n  - {键: 编号, 类型: 文本, 问: 几号？}\n", "“编号”是一个问题，直接写在“自问”下面了"),
        ("自问:\n  - id: 交易项目\n    字段: [{键: 编号, 类型: 文本, 问: 几号？}]\n", "“交易项目”是 s1；写成“id: s1”"),
    ],
)  # fmt: skip
def test_a_question_in_the_wrong_place_is_told_the_way_there_once(huikuan, team, text, says):
    done = huikuan("playbook", "check", team("questions.yaml", text))
    assert done.code == 1
    assert flat(says) in flat(done.out)
    assert done.out.count("错 P") == 1


def test_the_name_of_which_a_part_was_written_is_offered(huikuan, team):
    done = huikuan("playbook", "check", team("types/e8.yaml", "id: e8\n拖法: [甲]\n"))
    assert flat("“拖法”这个名称不认识，是不是“常见拖法与应对”？") in flat(done.out)


def test_a_type_of_the_team_is_told_what_goes_before_its_lines_in_the_case_that_is_tried(
    huikuan, team, tmp_path
):
    folder = team("types/e10.yaml", E10)
    file = tmp_path / "案子.yaml"
    file.write_text(
        "版本: 1\n交易项目:\n  项目: 打印机\n我的4W2H:\n  要什么: 报到院长\n客户类型:\n  类型: e10\n"
        "拜访:\n  客户: 某县财政局\n  称呼: 刘会计\n  岗位: 财务\n  拜访日期: 2026-11-24\n卡在哪:\n  他上次说的: 我问问领导再说\n",
        encoding="utf-8",
    )
    done = huikuan("playbook", "try", "--case", file, "--playbooks", folder, "--today", "2026-11-23")
    assert done.code == 0, done.err
    told = flat(done.out)
    assert "“安心一句”：这次没用上：案子是这一型，情形（y" in told or "“安心一句”：用在案子的行动单" in told
    assert "“常见拖法与应对”第1条：" in told
    assert "每个案例" not in told


@pytest.mark.parametrize(
    "text",
    [
        "我说两句。",
        "{{ 称呼 }}，我说两句。",
        "{{ 未付 }}就差您这一步。",
        "{{ 称呼 }}，{{ 未付 }}就差您这一步。",
    ],
)
def test_the_name_is_said_once_however_an_opening_is_written(huikuan, team, text):
    folder = team("types/e3.yaml", "id: e3\n" + OPENING % text)
    sheet = huikuan("cases", "k4", "--run", "--playbooks", folder).out
    line = next(one for one in sheet.splitlines() if "我说两句" in one or "就差您这一步" in one)
    assert line.count("何处长") == 1


@pytest.mark.parametrize(
    ("day", "behind", "told"),
    [
        ("承诺日", "前", True),
        ("承诺日", "以前", True),
        ("办完日", "前", True),
        ("承诺日", "您看行吗", False),
        ("回访日", "前", False),
    ],
)
def test_a_before_behind_a_day_that_may_be_today_is_told(huikuan, team, day, behind, told):
    folder = team(
        "excuses.yaml", f'借口:\n  - id: o05\n    我答: "您先收下，{{{{ {day} }}}}{behind}能报上去吗？"\n'
    )
    done = huikuan("playbook", "check", folder)
    assert done.code == 0
    assert ("印成“今天前”" in flat(done.out)) is told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("到: '12-04'\n", "v7 的“到”改成了 12-04，“我们做”还写着 12月5日、12月10日"),
        ("到: '12-04'\n", "v8（关账结转）从 12-11 起，和它接不上了"),
        ("到: '12-05'\n", "v8（关账结转）从 12-11 起，和它接不上了：12-06 到 12-10 两边都不算"),
        ("到: '12-09'\n", "和它接不上了：12-10 两边都不算"),
        ("到: '12-15'\n", "和它接不上了：12-11 到 12-15 两边都算"),
        (
            "从: '03-01'\n    到: '04-30'\n",
            "和原来的 09-01 到 12-10 一天也不挨着，说的还是“赶支出进度、年底集中支付”；想另加一个窗口，换一个新编号写全",
        ),
        ("到: '12-05'\n", "2026年这一天是周六，最后一个上班的日子是 12-04"),
        ("到: '10-02'\n", "2027年这一天放假，最后一个上班的日子是 09-30"),
        ("到: '12-04'\n    我们做: 12月1日前走完审核\n    待核: 先问财务\n", "v8（关账结转）从 12-11 起"),
        ("提前工作日: 9\n", ""),
    ],
)
def test_a_window_of_which_one_day_was_changed_is_held_against_its_other_days(huikuan, team, text, says):
    done = huikuan("playbook", "check", team("calendar.yaml", "窗口:\n  - id: v7\n    " + text))
    assert done.code == 0
    assert flat(says) in flat(done.out)
    assert says or not done.out


def test_a_window_of_one_kind_of_customer_is_held_against_the_others_at_its_line(huikuan, team):
    head = "id: u1\n名称: 县级医院\n客户性质: [公立医院]\n窗口:\n  - id: v7\n    "
    done = huikuan("playbook", "check", team("customers/u1.yaml", head + "到: '12-05'\n"))
    assert (done.code, "customers/u1.yaml:7" in done.out) == (0, True)
    for says in ("“我们做”还写着 12月10日", "12-06 到 12-10 两边都不算", "2026年这一天是周六"):
        assert flat(says) in flat(done.out)
    assert huikuan("playbook", "check", team("customers/u1.yaml", head + "提前工作日: 9\n")).out == ""


def test_the_example_of_a_situation_is_tried_as_a_case(huikuan, team):
    folder = team("plays/people.yaml", PLAY % "情况: y200")
    assert "“情形”的“y200”：用在y200的例子 的行动单" in huikuan("playbook", "check", folder).err
    tried = huikuan("playbook", "try", "--case", "y200", "--playbooks", folder).out
    assert "想问问旧单子什么时候重录" in flat(tried)


def test_an_example_that_does_not_reach_its_situation_is_told(huikuan, team):
    done = huikuan("playbook", "check", team("plays/people.yaml", PLAY % "称呼: 王科长"))
    assert "它自己的例子也合不上，领头的是 y" in done.err


def test_an_entry_is_shown_so_that_it_can_be_copied(huikuan, tmp_path):
    shown = huikuan("playbook", "show", "o05").out
    copied = shown[shown.index("照抄用") :].split("\n", 1)[1]
    path = tmp_path / "打法" / "excuses.yaml"
    path.parent.mkdir()
    path.write_text(f"版本: 2\n借口:\n{copied.replace('o05', 'o90', 1)}", encoding="utf-8")
    done = huikuan("playbook", "check", path.parent)
    assert "错" not in done.out


def test_what_one_kind_of_customer_has_is_shown_by_its_id(huikuan, team):
    text = "id: u1\n名称: 医院\n客户性质: [公立医院]\n材料包:\n  - {id: w90, 名称: 收货单, 用处: 证明, 缺了怎么办: 补}\n"
    folder = team("customers/u1.yaml", text)
    assert "u1 医院" in huikuan("playbook", "show", "u1", "--playbooks", folder).out
    assert "w90 收货单" in huikuan("playbook", "show", "w90", "--playbooks", folder).out


LETTER = "id: l10\n名称: 询问函\n用途: 问日子\n题目: 询问\n抬头: '{{ 收函单位 }}：'\n限期工作日: 5\n盖章: 是\n正文:\n"
SIGNED, WAIVES = "  - {id: a9, 写法: 落款}\n", "  - {id: a8, 写法: 段, 话: 本函不表示我公司放弃其他权利。}\n"


@pytest.mark.parametrize(
    ("pieces", "says"),
    [
        ("  - {id: a1, 写法: 段, 话: 请告知。}\n", "没有落款，函上没有公司、盖章和日子"),
        ("  - {id: a1, 写法: 段, 话: '欠{{ 未付金额 }}。'}\n" + SIGNED, "没有写明不放弃权利"),
        ("  - {id: a1, 写法: 段, 话: '{{ 验收日 }}验收。'}\n" + SIGNED, "没有的案子会印成〔待填：验收日〕"),
        ("  - {id: a1, 写法: 段, 缺了就删: 是, 话: '{{ 验收日 }}验收。'}\n" + SIGNED, ""),
        ("  - {id: a1, 写法: 段, 话: '欠{{ 未付金额 }}。'}\n" + WAIVES + SIGNED, ""),
    ],
)
def test_a_letter_of_the_team_is_held_against_what_every_letter_has(huikuan, team, pieces, says):
    done = huikuan("playbook", "check", team("letters/l10.yaml", LETTER + pieces))
    assert done.code == 0, done.out
    assert flat(says) in flat(done.out)
    assert says or not done.out


def test_a_letter_that_is_shown_does_not_contradict_itself(huikuan, team):
    text = (
        LETTER
        + "  - {id: a1, 写法: 段, 话: '欠{{ 未付金额 }}。'}\n"
        + WAIVES
        + SIGNED
        + "发之前: [核对名称]\n"
    )
    folder = team("letters/l10.yaml", text)
    shown = huikuan("playbook", "show", "l10", "--playbooks", folder).out
    assert "{{ 未付金额 }}" in shown
    assert "待填：未付金额" not in shown
    tried = huikuan("playbook", "try", "--case", "k1", "--playbooks", folder).out
    assert "核对名称" in tried
    assert "('" not in tried
