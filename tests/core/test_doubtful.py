"""What is said in other words: of sentences written for this, how many are caught, and that lawful ones are left alone.

Whoever wrote the patterns wrote these sentences too: the share that is caught is flattering.
"""

from __future__ import annotations

import pytest

from factories import playbook
from huikuan_cli.core.checking.wording import found_in, said_together
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.playbook.traversal import texts
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one

RULES = load_one((Layer(bundled(), "自带"),), "wording.yaml", Wording)

UNLAWFUL = """
给您返两个点，您看行吗？
这单我们给您提三个点。
改天陪您打牌，输您几把。
晚上带您去唱两首。
周末请您爬爬山，放松一下。
事成以后少不了感谢您。
到账了我们忘不了您。
给您带了点家乡的东西，放传达室了。
给您备了一份心意，别嫌弃。
这张卡里存了五千，您拿着。
您女儿实习的事我们来安排。
给您个人打一笔辛苦钱。
今天不给钱，我就坐着不走。
不付我就守在您门口。
审计来了，您负责。
巡视的时候，这事您可说不清。
上面查下来，算您的。
这事拖下去对您不利。
再拖，您的考核可要受影响。
您的位子还想不想保，不办就难保。
我让全网都看看你们怎么欠钱的。
您那点事我给您说出去。
不给钱我天天来烦您。
您不签，有您好看。
日子写早几天就行。
落款签去年的日期就好。
照着上次的字描一个。
我替他把字签上。
我帮您签个字，您不用管。
补一张去年的送货单就齐了。
没验的也先写合格吧。
发票金额开大一点，多的归您。
数量往上写两台。
我保证这周就能付。
我打包票年底到账。
包您下周到账，放心。
铁定能批下来，您放心报。
利息肯定能给到。
这官司一起诉肯定赢。
这次先不上会，您直接批。
别走流程了，您签个字就行。
省了审批，直接打款。
从别的科目先列出来付给我。
换个科目，把钱先付了。
先付了，手续后补。
先打款，材料回头补。
我找人给局长递个话。
你们先把钱打过来，合同的事好说，少不了您的。
举报信我都写好了。
晚上喝两杯，边喝边谈。
""".strip().splitlines()
LAWFUL = """
您先签收，缺的材料我下午送来。
给您带了一套复印件，您今天先收下。
给您准备了一页说明，您过目。
审计要看的验收书，我都备齐了。
这一步归哪位负责？我去找他。
您负责哪一步，我就备哪一步的材料。
日期写今天，落款是您单位。
请您在回执上写上今天的日期。
验收合格的那份，您看写齐了没有？
我明天再来一趟，您看几点方便？
您说个日子，我每周来问一次就好。
我不催您，只想知道卡在哪一步。
利息的事今天不提，先把日子定下。
我保证材料今天送到，付款照您的流程走。
该上会的上会，我等得起，只要知道哪天。
流程不能省，缺哪样您告诉我。
发票金额和合同一致，您核对一下。
数量照送货单，一台不多。
这笔从哪个科目出，您看列了没有？
验收人换了，接手的是哪位？
您打个电话问一下财务，行吗？
我在门口等您五分钟就好。
这事拖下去对项目收口不利，您看哪天能办？
感谢您上次帮着问财务。
先付无争议的部分，其余核清再说。
手续缺哪样，今天补上。
我们不会因为这事影响服务。
考核节点是哪天？我从那天往回排。
卡在哪一站，您指一下。
官司不是我们想走的路，先把日子说清。
""".strip().splitlines()


def caught(text: str) -> bool:
    return any(found_in(text, one) or said_together(text, one) for one in RULES.taboos)


def test_most_of_what_is_said_in_other_words_is_caught():
    missed = [one for one in UNLAWFUL if not caught(one)]
    assert len(missed) <= 0.15 * len(UNLAWFUL), missed


@pytest.mark.parametrize("text", LAWFUL)
def test_a_lawful_sentence_is_left_alone(text):
    assert not caught(text)


def test_none_of_our_own_lines_is_doubted():
    unchecked = set(RULES.unchecked)
    doubted = [
        (file, place, text)
        for file, place, text in texts(playbook())
        if not unchecked & set(place) and any(said_together(text, one) for one in RULES.taboos)
    ]
    assert doubted == []
