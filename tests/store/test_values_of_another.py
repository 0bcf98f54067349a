"""A value of one entry given to another of the same list costs the team that entry at most: nobody's program fails, and its line is named."""

from __future__ import annotations

from random import Random

import pytest
import yaml

from huikuan_cli.core.playbook.merging import name_key
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.culprits import culprits
from huikuan_cli.store.playbooks.layered_file import stack_of
from huikuan_cli.store.playbooks.layers import SHAPES, bundled
from huikuan_cli.store.yaml.dump import dump
from store.test_misplaced import RELIEF, at, lists, written, wrong

NAMES = ("chain.yaml", "methods.yaml", "diagnosis.yaml", "escalation.yaml", "calendar.yaml", "mindset.yaml")
POSTS = "节点:\n  - id: t3\n    岗位: [业务经办]\n"
TRIES, MORE = 10, 200


def test_a_post_of_a_later_place_is_told_at_the_line_of_the_lead_and_the_visit_goes_on(folder):
    order = written(folder, {"chain.yaml": POSTS})
    (found,) = wrong(order)
    assert (found.file, found.line, found.code) == (str(folder / "chain.yaml"), 4, "P301")
    assert "岗位“业务经办”写在 t3 和 t4 里" in found.text
    made, said = loading.load_for_visit(order)
    assert made.types["e8"].drive.relief == RELIEF
    assert [one for one in said if "chain.yaml:4" in one] == list(said)


def test_the_entry_at_fault_is_found_in_lists_with_names(folder):
    order = written(folder, {"chain.yaml": "节点:\n  - {id: t2, 名称: 甲}\n  - {id: t3, 名称: 乙}\n"})
    stacks = {"chain.yaml": stack_of(order, "chain.yaml", SHAPES["chain.yaml"], [])}

    def misfits(some):
        names = [one["名称"] for one in some["chain.yaml"].data()["节点"]]
        return ["wrong"] * ("乙" in names)

    class Wrong:
        file, text, fix, code = "chain.yaml", "对不上", "改", "P301"

    ((problem, _, _, place),) = culprits(stacks, [Wrong()], misfits)  # type: ignore[list-item]
    assert place == ("节点", "t3")
    assert problem.line == 4


@pytest.mark.parametrize(
    "seed", [*range(TRIES), *(pytest.param(n, marks=pytest.mark.deep) for n in range(TRIES, MORE))]
)
def test_whatever_value_of_another_entry_one_has_the_lead_is_told_at_his_own_line(folder, seed):
    r = Random(seed)
    name = r.choice(NAMES)
    ours = yaml.load((bundled() / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    place, rows = r.choice([one for one in lists(ours) if len(one[0]) in (1, 3) and len(one[1]) > 1])
    one, other = r.sample(rows, 2)
    named = name_key(rows)
    keys = [key for key in other if key != named]
    key = r.choice(keys)
    order = written(folder, {name: dump(at(place, [{named: one[named], key: other[key]}]))})
    for found in wrong(order):
        assert found.file == str(folder / name), found
    made, said = loading.load_for_visit(order)
    assert made.types["e8"].drive.relief == RELIEF, said
