"""Amounts that a line leaves to be worked out: offered back written out, never taken, and nothing else of the line is lost."""

from __future__ import annotations

import pytest

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import Unclear
from huikuan_cli.core.text.worked_out import EACH_ITS_OWN, worked_out
from wizard.people import Person, field, interviewed

WORKED = (
    ("十二台，八万三一台", "99.6万"),
    ("12台，每台8.3万", "99.6万"),
    ("每台8.3万，12台", "99.6万"),
    ("12台×8.3万", "99.6万"),
    ("83000乘12", "99.6万"),
    ("300张，四千六一张，一分没付", "合同138万，一分没付"),
    ("12台，8.3万一台，付了94.62万", "合同99.6万，付了94.62万"),
    ("欠8.3万×6", "欠49.8万"),
    ("一万一台，五台", "5万"),
    ("99.6万的5%", "4.98万"),
    ("合同99.6万的百分之五", "合同99.6万，欠4.98万"),
    ("合同1,200,000，质保金5%没退", "合同1,200,000，欠6万"),
    ("合同83000*12，付过两笔，三月十万、七月五万二", "合同99.6万，付了15.2万"),
    ("合同99.6万，付了10万和5.2万", "合同99.6万，付了15.2万"),
    ("收到两笔：10万、20万，还欠5万", "付了30万，还欠5万"),
    ("两份合同，318万和198万，一分没付", "合同516万，一分没付"),
    ("两个包，包一318万，包二198万", "合同516万"),
    ("单价8.3万，12台", "99.6万"),
    ("380块一盏，620盏", "23.56万"),
    ("380元/盏×620盏", "23.56万"),
    ("8.3万一台一共12台", "99.6万"),
    ("两张票各18万", "36万"),
    ("两个合同一个318万一个198万", "合同516万"),
    ("2份合同分别318万和198万", "合同516万"),
    ("前两笔各25万9千2", "51.84万"),
    ("合同64万8，前两笔25万9千2都付了，现在该付12万9千6", "合同64万8，付了51.84万，现在该付12万9千6"),
    ("合同64万8，前两笔25万9千2都付了", "合同64万8，付了25.92万"),
    (
        "合同四十八万六，前三季各十二万一千五付了，这一季十二万一千五",
        "合同48.6万，付了36.45万，这次该付12.15万",
    ),
    ("合同46万2，已付四成十八万四千八，这次四成", "合同46万2，已付18.48万，这次该付18.48万"),
    ("前半年七万五五月就付了，后半年这七万五", "付了7.5万，这次该付7.5万"),
    ("一季十二万一千五，他要扣两万四千三，只肯付九万七千二", "12.15万，其中2.43万有争议"),
    ("合同暂估二十万，付过四万七千五", "合同二十万，付过4.75万"),
    ("合计449472，已付32万", "449472，已付32万"),
    ("十六万两千九百一十八块四", "162918.4元"),
    ("六百二一块，三百八十四块，全没付", "合同238080元，全没付"),
    ("合同318万，另有一份合同198万", "合同516万"),
)
AS_IT_STANDS = (
    "46.8万，合同156万，已付109.2万",
    "合同112万，付了78.4万，还欠33.6万",
    "合同99.6万，3月付了10万，7月付了5.2万",  # which is added up as it is
    "付了10万，20万还欠着",
    "两张票，6月8号18万、9月3号12万",
    "两份合同，318万",
    "付过三笔共15万",
    "合同92.4万付95%，已付10万",
    "99.6万（12台）",
    "12台99.6万",
    "剩24.96万，其中2.808万他们不认",
    "2*30天",
    "十万",
    "一台8.3万",
    "两期各13万，6-30、12-31",
    "他要扣3万，只肯付9万",
    "12.15万，他要扣2.43万，只肯付9万",
    "合同20万",
    "前两笔25万",
)
OF_ONE_QUESTION = (
    ("已付金额", "三月十万、七月五万二", "15.2万"),
    ("已付金额", "三月付了10万，七月付了5万2", "15.2万"),
    ("已付金额", "首付30%，23.6万；二期15万", "38.6万"),
    ("已付金额", "一笔10万一笔5万2", "15.2万"),
    ("已付金额", "20万，3月10万、7月10万", "20万"),
    ("已付金额", "10万，还欠20万", "10万"),
    ("合同额", "318万和198万", "516万"),
    ("合同额", "318万，付了198万", "318万"),
)


@pytest.mark.parametrize(("line", "offered"), WORKED)
def test_what_is_left_to_be_worked_out_is_offered_as_amounts(line: str, offered: str):
    back = worked_out(line)
    assert back is not None
    assert back.suggestion == offered
    assert worked_out(offered) is None, "one Enter is enough"


@pytest.mark.parametrize("line", AS_IT_STANDS)
def test_a_line_that_says_its_amounts_is_left_as_it_is(line: str):
    assert worked_out(line) is None


def test_two_contracts_are_added_up_with_what_to_do_where_each_has_its_own_day():
    assert EACH_ITS_OWN in str(worked_out("两份合同，318万和198万"))
    assert EACH_ITS_OWN not in str(worked_out("12台×8.3万"))


@pytest.mark.parametrize(("key", "line", "offered"), OF_ONE_QUESTION)
def test_what_a_question_asks_for_says_which_sums_are_added_up(key: str, line: str, offered: str):
    asked = talk().find(key)
    assert asked is not None
    with pytest.raises(Unclear) as back:
        check_value(asked, line, talk(), TODAY)
    assert back.value.suggestion == offered
    assert check_value(asked, offered, talk(), TODAY).value, "one Enter is enough"


def test_two_bare_sums_of_what_is_due_are_not_added_up_by_themselves():
    with pytest.raises(Unclear) as back:
        check_value(field("到期应付"), "三月十万、七月五万二", talk(), TODAY)
    assert "15.2万" not in back.value.suggestion


@pytest.mark.parametrize("line", ["99.6万的5%", "8.3万×6"])
def test_in_a_file_of_answers_too_no_part_of_it_is_offered_as_the_whole(line: str):
    with pytest.raises(Unclear, match="这样算") as back:
        check_value(field("到期应付"), line, talk(), TODAY)
    assert back.value.suggestion in ("4.98万", "49.8万")


def test_at_the_wizard_one_enter_takes_the_line_as_it_was_worked_out():
    person = Person(
        facts={"客户": "县医院", "项目": "自助机", "称呼": "李主任", "要的结果": "拿到单号"},
        script={"到期应付": ["合同99.6万，付了两次，10万和5.2万，欠84.4万"]},
    )
    answers = interviewed(person)
    assert [answers[key] for key in ("合同额", "已付金额", "到期应付")] == [
        "996000.00",
        "152000.00",
        "844000.00",
    ]
