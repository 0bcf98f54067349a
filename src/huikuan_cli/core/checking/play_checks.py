"""What must hold in the files of plays. Pure: a playbook in, problems out."""

from __future__ import annotations

from collections.abc import Iterator

from huikuan_cli.core.advice.carry import PAPER_ID
from huikuan_cli.core.playbook import FollowUp, Play, Playbook, When
from huikuan_cli.core.playbook.merging import Place, called
from huikuan_cli.core.playbook.placeholders import names
from huikuan_cli.core.text.day_times import says_time
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import EITHER, GAP, nearest
from huikuan_cli.errors import Problem

IN_EVERY_CASE = frozenset(
    ["称呼", "项目", "那个合同", "那笔", "贵方", "我方", "承诺日", "办完日", "回访日", "拜访日"]
)  # known in every case
FEWEST = 2  # words of a person, for which an answer is ready


def play_problems(playbook: Playbook) -> Iterator[Problem]:
    """Ids are unique and exist, every line can be said in every case, every play can be reached, one fits always."""
    seen: dict[str, str] = {}
    excuses = {one.id for one in playbook.excuses.excuses}
    papers = {one.id for one in playbook.chain.documents}
    for name, held in playbook.plays.items():
        file = f"plays/{name}.yaml"
        for play in held.plays:
            place: Place = ("情形", play.id)
            if play.id in seen and seen[play.id] != file:
                text = f"情形 {play.id} 在 {seen[play.id]} 里已经有了"
                yield Problem(text, "换一个编号", file, code="P301", at=place, other=(seen[play.id], place))
            seen[play.id] = file
            yield from _reachable(file, place, play)
            yield from _lines(file, place, play)
            yield from _excuses(file, place, play, excuses)
            yield from _openings_need(file, place, play, papers)
            yield from _brought(file, place, play, papers)
            yield from _times(file, place, play)
            yield from _clues(file, place, play)
    if not any(_always(play) for play in playbook.situations()):
        text = "没有一条情形是哪个案子都用得上的"
        fix = "留一条 条件: [{}]、不写“必须”和“除非”的"
        yield Problem(text, fix, "plays/general.yaml", code="P307", at=("情形",))


def _always(play: Play) -> bool:
    return When() in play.when and not play.must and not play.unless


def _reachable(file: str, place: Place, play: Play) -> Iterator[Problem]:
    if not (play.tick or play.words or play.when):
        text = f"{play.id} 没有“勾选”“提到”“条件”，永远用不上"
        yield Problem(text, "至少写一样", file, code="P307", at=place)


def _lines(file: str, place: Place, play: Play) -> Iterator[Problem]:
    """Lists of wordings are not empty, and the last wording needs nothing that a case may lack."""
    aim, start = play.aim, play.start
    lists: list[tuple[Place, tuple[str, ...]]] = [
        (("要什么", "最好"), aim.best),
        (("要什么", "可以"), aim.fair),
        (("要什么", "至少"), aim.least),
        (("开口", "第一句"), start.first),
        (("开口", "第二句"), start.second),
        *((("应答", n, "我答"), one.answer) for n, one in enumerate(play.retorts)),
    ]
    for step, lines in lists:
        at = (*place, *step)
        if not lines:
            yield Problem(f"{called(at)}不能空着", "至少写一句", file, code="P307", at=at)
        elif lacking := [name for name in names(lines[-1]) if name not in IN_EVERY_CASE]:
            text = f"{called(at)}最后一句用了“{lacking[0]}”，不是每个案子都有"
            fix = f"在后面再加一句不用它的；每个案子都有的：{'、'.join(sorted(IN_EVERY_CASE))}"
            yield Problem(text, fix, file, code="P303", at=(*at, len(lines) - 1))
    yield from _as_written(file, place, play)
    if len(play.retorts) < FEWEST:
        at = (*place, "应答")
        yield Problem(f"{called(at)}至少 {FEWEST} 条", "补上他多半会说的", file, code="P307", at=at)


def _as_written(file: str, place: Place, play: Play) -> Iterator[Problem]:
    """What is printed as it stands holds no placeholder: the program does not fill it."""
    printed: list[tuple[Place, str]] = [
        (("名称",), play.name),
        (("勾选",), play.tick),
        (("要什么", "结果"), play.aim.result),
        *((("带", n), text) for n, text in enumerate(play.bring)),
        *((("绝对不做", n), text) for n, text in enumerate(play.never)),
        *((("应答", n, "他说"), one.says) for n, one in enumerate(play.retorts)),
    ]
    for step, text in printed:
        if found := names(text):
            at = (*place, *step)
            message = f"{called(at)}照样印出来，“{found[0]}”不会换成数"
            yield Problem(message, "换成不用占位词的说法", file, code="P303", at=at)


def _openings_need(file: str, place: Place, play: Play, known: set[str]) -> Iterator[Problem]:
    """The papers that an opening needs exist, and there is another wording for where they are not in hand."""
    start = play.start
    for n, id in enumerate(start.needs):
        if id not in known:
            at = (*place, "开口", "需要", n)
            text = f"{called(at[:-1])}里写的 {id} 不存在{nearest(id, known)}"
            yield Problem(text, "材料的编号照抄", file, code="P302", at=at, missing=id)
    if start.needs and max(len(start.first), len(start.second)) < FEWEST:
        at = (*place, "开口", "需要")
        text = f"{called(at)}写了，第一句、第二句却都只有一种说法"
        fix = "再加一种不说材料已经齐的，放在最后"
        yield Problem(text, fix, file, code="P307", at=at)


def _brought(file: str, place: Place, play: Play, known: set[str]) -> Iterator[Problem]:
    """What is written like the number of a paper is one: it would be printed as it stands."""
    for n, one in enumerate(play.bring):
        if PAPER_ID.fullmatch(one) and one not in known:
            text = f"{called((*place, '带'))}里写的 {one} 不存在{nearest(one, known)}"
            fix = "材料的编号照抄；不是材料包里的，直接写名称"
            yield Problem(text, fix, file, code="P302", at=(*place, "带", n), missing=one)


def _times(file: str, place: Place, play: Play) -> Iterator[Problem]:
    """The words for a time of day name one: the calendar needs an hour."""
    steps: list[tuple[Place, FollowUp]] = [(("没谈成", "下一步"), play.otherwise.next)]
    steps += [(("步骤", one.id), one) for one in play.steps]
    for step, one in steps:
        if not says_time(one.at):
            text = f"{play.id} 的“时点”写的“{brief(one.at)}”看不出是几点，日历里放在上午 9 点"
            fix = '写 上午、下午、下班前，或 "18:00 前"'
            yield Problem(text, fix, file, code="P306", at=(*place, *step, "时点"), minor=True)


def _clues(file: str, place: Place, play: Play) -> Iterator[Problem]:
    """A clue leads to a question, so the situation can be ticked; and it says more than one character does."""
    at = (*place, "线索")
    if play.clues and not play.tick:
        text = f"{play.id} 写了“线索”，没有“勾选”，问不出来"
        yield Problem(text, "加一句“勾选”，或去掉“线索”", file, code="P307", at=at)
    for n, clue in enumerate(play.clues):
        parts = [set(part.split(EITHER)) for part in clue.split(GAP)]
        if not all(map(all, parts)) or (len(parts) == 1 and min(map(len, parts[0])) < FEWEST):
            text = f"{called(at)}里的“{clue}”太短，什么话里都可能有"
            yield Problem(text, "写长一点，或写成“甲…乙”", file, code="P307", at=(*at, n))


def _excuses(file: str, place: Place, play: Play, known: set[str]) -> Iterator[Problem]:
    for n, one in enumerate(play.retorts):
        for k, id in enumerate(one.excuses):
            if id not in known:
                at = (*place, "应答", n, "借口", k)
                text = f"{called(at[:-1])}里写的 {id} 不存在{nearest(id, known)}"
                yield Problem(text, "借口的编号照抄", file, code="P302", at=at, missing=id)
