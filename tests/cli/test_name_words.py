"""名称有 of a kind of customer: check and try say which customers of the cases each word reaches, and where none, which is nearest and why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.helpers import flat
from huikuan_cli.core.checking.name_reach import Body, bodies, reach
from huikuan_cli.core.playbook.customer_kinds import KindPlaybook

HOSPITAL = "版本: 2\nid: {id}\n名称: 医院\n客户性质: [公立医院]\n名称有:\n  - {word}\n节点:\n  - {{id: t5, 问一句: 院里哪天付？}}\n"


def kind(*names: str, id: str = "u1", natures: tuple[str, ...] = ("公立医院",)) -> KindPlaybook:
    return KindPlaybook(id, natures, names, chain=None, calendar=None, excuses=None, plays={})  # type: ignore[arg-type]


KNOWN = [
    Body("k9", "柳河县人民医院", "公立医院"),
    Body("k5", "灵岩区教育局", "机关"),
    Body("k2", "东陵县卫生健康局", "机关"),
]


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("人民医院", "案例里合上 k9 柳河县人民医院"),
        ("县医院", "最近的是 k9 柳河县人民医院：里面的“县人民医院”中间隔着“人民”，"),
        ("柳河医院", "中间隔着“县人民”，"),
        ("市人民医院", "最近的是 k9 柳河县人民医院：只有“人民医院”一样，要有整个“市人民医院”才算"),
        ("卫健局", "最近的是 k2 东陵县卫生健康局：里面的“卫生健康局”中间隔着“生”、“康”，"),
        ("教育局", "k5 灵岩区教育局 的名称里有它，可是客户性质是“机关”；这个文件只管“公立医院”"),
        ("水利厅", "没有哪个客户的名称和它像"),
    ],
)
def test_a_word_is_told_by_whom_it_reaches_or_how_near_it_comes(word, says):
    told = reach(word, kind(word), (), KNOWN)
    assert says in told
    assert ("一个也没合上" in told) == ("案例里合上" not in told)


def test_whom_an_earlier_kind_takes_is_not_said_to_be_reached():
    told = reach("医院", kind("医院", id="u2"), (kind("人民医院"),), KNOWN)
    assert told == "k9 柳河县人民医院 也合上，可是它归 u1 管，编号在前的先用"


def test_of_many_names_some_are_told_and_all_counted():
    many = [Body(f"k{n}", f"第{n}医院", "公立医院") for n in range(1, 7)]
    assert reach("医院", kind("医院"), (), many) == "案例里合上 k1 第1医院、k2 第2医院、k3 第3医院等 6 个"


def test_a_case_without_a_name_is_no_customer():
    assert bodies({"k1": {"客户性质": "机关"}, "k2": {"客户": "某局"}}) == [Body("k2", "某局", "")]


def test_no_case_at_all_is_no_name_that_is_near():
    assert "没有哪个客户的名称和它像" in reach("医院", kind("医院"), (), [])


@pytest.fixture
def team(tmp_path: Path):
    def write(**words: str) -> Path:
        folder = tmp_path / "打法"
        (folder / "customers").mkdir(parents=True, exist_ok=True)
        for id, word in words.items():
            path = folder / "customers" / f"{id}.yaml"
            path.write_text(HOSPITAL.format(id=id, word=word), encoding="utf-8")
        return folder

    return write


def test_check_and_try_say_it_at_the_line_of_the_word(huikuan, team):
    folder = team(u1="县医院")
    done = huikuan("playbook", "check", folder)
    assert done.code == 0, done.out
    (told,) = [one for one in done.err.splitlines() if "customers/u1.yaml:6 " in one]
    assert "“名称有”的“县医院”：案例里一个也没合上：最近的是 k9 柳河县人民医院" in told
    assert "想管它，就加一个“县人民医院”" in told
    assert flat(told) in flat(huikuan("playbook", "try", "--playbooks", folder).out)


def test_a_lead_s_own_case_is_told_too(huikuan, team):
    folder = team(u1="人民医院")
    own = Path(__file__).parents[2] / "examples" / "k9-柳河县人民医院.yaml"
    tried = huikuan("playbook", "try", "--case", own, "--playbooks", folder)
    assert tried.code == 0, tried.err
    assert flat("“名称有”的“人民医院”：案例里合上 k9-柳河县人民医院") in flat(tried.out)


def test_an_entry_of_a_kind_that_never_has_its_turn_is_not_said_to_have_a_case(huikuan, team):
    err = huikuan("playbook", "check", team(u1="人民医院", u2="医院")).err
    (word,) = [one for one in err.splitlines() if "customers/u2.yaml:6 " in one]
    (entry,) = [one for one in err.splitlines() if "customers/u2.yaml:8 " in one]
    assert "归 u1 管" in word
    assert "教学案例里没有这一种单位" in entry
