"""What a person typed goes into a spoken line only where its form fits."""

from __future__ import annotations

import pytest

from huikuan_cli.core.text.speech import (
    called,
    line,
    matter,
    people_in,
    person_in,
    project,
    same_person,
    short_project,
    side,
)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("李主任", "李主任"),
        ("刘会计；要看发票", "刘会计"),
        ("陈副主任", "陈主任"),
        ("焦晓峰副主任", "焦主任"),
        ("王总会计师", "王总会计师"),
        ("欧阳副局长", "欧阳局长"),
        ("办公室庞副科长", "庞科长"),
        ("副局长", None),
        ("梁副总", "梁总"),
        ("欧阳科长", "欧阳科长"),
        ("小刘", "小刘"),
        ("老赵", "老赵"),
        ("马场长（分管）", "马场长"),
        ("王建国", "王建国"),
        ("财务的人", None),
        ("请他把付款申请交到财务", None),
        ("还不知道见谁，可能是新来的科长", None),
        ("", None),
        (None, None),
    ],
)
def test_a_person_is_addressed_only_by_a_form_of_address(typed: str | None, said: str | None):
    assert called(typed) == said


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("财务科刘会计；要看发票", "财务科刘会计"),
        ("我，小周", "小周"),
        ("信息科小吴", "信息科小吴"),
        ("农场的马场长", "农场的马场长"),
        ("分管的陈副主任", "分管的陈副主任"),
        ("财务在办", None),
        ("预算科", None),
        ("请财务张科长签", None),
        ("不知道", None),
        (None, None),
    ],
)
def test_a_person_is_named_only_where_the_text_names_one(typed: str | None, named: str | None):
    assert person_in(typed) == named


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("政务数据共享平台（二期）", "政务数据共享平台"),
        ("背街小巷智能路灯改造", "背街小巷智能路灯改造"),
        ("把付款申请交到财务，拿到单号", None),
        ("他说年底付款", None),
        ("请王科长把付款申请交上去", None),
        ("某某某某某某某某某某某某某某某某某某某某某某某某某某项目", None),
        ("", None),
    ],
)
def test_a_matter_is_named_only_by_a_name(typed: str, said: str | None):
    assert matter(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("政务数据共享平台（二期）", "政务数据共享平台二期"),
        ("道路工程(第3标段)", "道路工程第3标段"),
        ("录播教室（一期）工程", "录播教室工程"),
        ("智能路灯（打钱那个）", "智能路灯"),
        ("背街小巷智能路灯改造", "背街小巷智能路灯改造"),
        ("把钱付了（二期）", None),
        (None, None),
    ],
)
def test_a_project_is_named_with_its_phase(typed: str | None, said: str | None):
    assert project(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("“请您今天给我一个单号。”", "请您今天给我一个单号。"),
        ("让王科长把申请交了", None),
        ("请您" + "很" * 60, None),
        ("请您（如果方便）签一下", None),
        (None, None),
    ],
)
def test_an_own_sentence_is_said_only_when_it_speaks_to_him(typed: str | None, said: str | None):
    assert line(typed) == said


def test_the_same_person_is_known_with_or_without_his_office():
    assert same_person("财务科刘会计", "刘会计")
    assert not same_person("财务科刘会计", "李会计")
    assert not same_person(None, "刘会计")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("乡镇卫生院彩超设备采购", "彩超设备"),
        ("政务数据共享平台（二期）", "政务数据共享平台二期"),
        ("评审中心业务楼弱电智能化改造工程", "弱电智能化"),
        ("区级录播教室建设（一期）", "录播教室一期"),
        ("执法记录仪及采集站采购", "执法记录仪"),
        ("背街小巷智能路灯改造", "智能路灯"),
        ("教务管理系统升级", "教务管理系统"),
        ("采购", "采购"),
        ("请把钱付了", None),
        (None, None),
    ],
)
def test_a_project_is_called_by_its_short_name(named: str | None, said: str | None):
    assert short_project(named) == said


@pytest.mark.parametrize(
    ("customer", "kind", "said"),
    [
        ("东陵县卫生健康局", "机关", "局里"),
        ("柳河县人民医院", "公立医院", "院里"),
        ("南溪职业学院", "公办学校", "学校"),
        ("浣江街道办事处", "机关", "街道"),
        ("白鹿泽生态新区管理委员会", "机关", "管委会"),
        ("石门镇人民政府", "机关", "镇里"),
        ("某市发展和改革委员会", "机关", "委里"),
        ("某集团有限公司（本部）", None, "贵公司"),
        ("某部", "军队", "咱们单位"),
        (None, None, "咱们单位"),
    ],
)
def test_a_customer_is_called_to_his_face_by_what_it_is(customer: str | None, kind: str | None, said: str):
    assert side(customer, kind) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("信息科屠科长", "屠科长"),
        ("采购办逄主任，女", "逄主任"),
        ("后勤处能源科贺科长", "贺科长"),
        ("就是上回跟我们说过的那位管钱的贺科长，女", "贺科长"),
        ("信息科副科长", None),
        ("后勤处老处长", None),
        ("县医院新院长", None),
        ("科室两主任", None),
    ],
)
def test_whoever_stands_behind_an_office_is_called_without_it_however_rare_the_name(
    written: str, said: str | None
):
    assert called(written) == said


def test_what_is_left_of_a_name_does_not_end_in_the_middle():
    assert short_project("路口抓拍补光一体机供货加安装") == "路口抓拍补光一体机"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("换机单护士长签的", ()),
        ("申请单贺主任签了", ("贺主任",)),
        ("单主任签的", ("单主任",)),
        ("问过，单主任也在", ("单主任",)),
        ("那三张会计早按保内入了", ()),
        ("张会计早入了", ("张会计",)),
        ("那时候园长是尤园长", ("尤园长",)),
        ("司机班长说哪个高校都这样", ()),
        ("小钱凑一笔，去党校", ()),
        ("园林科柜子里，资金科、监管科那张", ()),
        ("打字室临时工签的", ()),
        ("小方案、小金库、小包装、小平台", ()),
        ("技师小方签的，小金也在", ("小方", "小金")),
        ("找林科，园林科林科长在", ("林科", "林科长")),
    ],
)
def test_a_paper_or_another_word_before_a_title_is_no_surname(text: str, named: tuple[str, ...]):
    assert people_in(text) == named
