"""A person at a real pseudo-terminal: keys go in, the rendered screen comes out."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path

import pexpect
import pyte

from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_for_visit
from huikuan_cli.store.work.our_side_file import mark_asked

ENTER, ESC, CTRL_C, CTRL_D, UP, SPACE = "\r", "\x1b", "\x03", "\x04", "\x1b[A", " "
CLEAR = "\x15"  # Ctrl-U: away with what stands there already
WAIT = 20.0
WRAPPED = re.compile(r"\n *")
PROMPT = re.compile("(?:^|\n|）|？)> ".encode())  # of the plain mode


def _hear_ctrl_c() -> None:
    """As in a terminal, whatever shell the tests run in: one that starts them with & lets them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """Runs `huikuan` in a pty and keeps what a person would see. `ours`: who is asked for our side after the first plan;
    `first`: to whom the program is new, so that nothing was kept ready by an earlier run."""

    def __init__(
        self,
        home: Path,
        *argv: str,
        columns: int = 80,
        lines: int = 40,
        ours: bool = False,
        first: bool = False,
        **environ: str,
    ) -> None:
        env = {k: v for k, v in os.environ.items() if not k.startswith(("HUIKUAN", "PYTEST", "COV"))}
        env |= {
            "HUIKUAN_HOME": str(home),
            "HUIKUAN_TODAY": "2026-11-23",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "TERM": "xterm-256color",
            "PYTHONUTF8": "1",
            **environ,
        }
        if not ours:
            mark_asked(home / "data")
        if not first:
            load_for_visit((Layer(bundled(), "自带"),), home / "data" / "playbooks")
        env.pop("COLUMNS", None)
        env.pop("LINES", None)
        self.screen = pyte.HistoryScreen(columns, lines, history=2000)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "huikuan_cli", *argv],
            env=env,  # type: ignore[arg-type]
            dimensions=(lines, columns),
            timeout=WAIT,
            preexec_fn=_hear_ctrl_c,
        )
        self.child.delaybeforesend = None

    def _read(self, seconds: float) -> bool:
        try:
            data = self.child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self.stream.feed(data)
        return True

    def text(self) -> str:
        """The screen and what scrolled off it, without the blanks that wide characters leave."""
        rows = ["".join(line[x].data for x in range(self.screen.columns)) for line in self.screen.history.top]
        return "\n".join(row.rstrip() for row in (*rows, *self.screen.display))

    def see(self, words: str, times: int = 1) -> str:
        """Wait until the words are on the screen (so many times) and the program is quiet."""
        end = time.monotonic() + WAIT
        alive = True
        while time.monotonic() < end:
            if WRAPPED.sub("", self.text()).count(words) >= times:
                self._settle()
                return self.text()
            if not alive:
                break
            alive = self._read(0.2)
        raise AssertionError(
            f"expected on screen: {words!r} x{times}\n----- screen -----\n{self.text()}\n------------------"
        )

    def _settle(self) -> None:
        """Read what is being written at this moment, so that no half of a list is taken for the whole."""
        size = -1
        while size != len(self.raw):
            size = len(self.raw)
            self._read(0.01 if self._waits() else 0.05)

    def _waits(self) -> bool:
        """Whether the program has lain down to wait for keys; not known everywhere."""
        try:
            said = Path(f"/proc/{self.child.pid}/stat").read_text()
        except OSError:
            return False
        return said.rpartition(")")[2].split()[0] == "S"

    def see_bytes(self, words: bytes) -> None:
        """Wait until these bytes came, in whatever code page."""
        end = time.monotonic() + WAIT
        while words not in self.raw:
            assert time.monotonic() < end, f"these bytes did not come: {words!r}\n{self.raw!r}"
            self._read(0.2)

    def prompted(self, times: int) -> str:
        """Wait for the plain mode's prompt to come so many times."""
        end = time.monotonic() + WAIT
        while len(PROMPT.findall(self.raw)) < times:
            assert time.monotonic() < end, f"no prompt number {times}\n{self.text()}"
            self._read(0.2)
        return self.text()

    def press(self, *keys: str) -> None:
        """Send keys as they are."""
        for key in keys:
            self.child.send(key)

    def quiet(self) -> None:
        """Read until nothing more comes for a moment."""
        size = -1
        while size != len(self.raw):
            size = len(self.raw)
            self._read(0.3)

    def resize(self, columns: int) -> None:
        """Make the window as wide as this."""
        self.screen.resize(columns=columns)
        self.child.setwinsize(self.screen.lines, columns)

    def answer(self, question: str, keys: str, times: int = 1) -> None:
        """Wait for a question, then type and press Enter."""
        self.see(question, times)
        self.child.send(keys)
        self.child.send(ENTER)

    def end(self) -> int:
        """Wait for the program to end; its exit code (negative: killed by that signal)."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end and self._read(0.2):
            pass
        while time.monotonic() < end and self.child.isalive():  # its screen is closed before it has ended
            time.sleep(0.01)
        self.child.close()
        return (
            self.child.exitstatus if self.child.exitstatus is not None else -int(self.child.signalstatus or 0)
        )


# everything that `plan --full` asks, in its order
STORY: list[tuple[str, str]] = [
    ("客户单位的全称？", "清江甲方"),
    ("对方是哪一类单位？", "2"),
    ("哪天去？", "2026-11-25"),
    ("见谁？怎么称呼？", "李主任"),
    ("的哪一环？", "4"),
    ("项目全称？", "数据平台"),
    ("这一笔到期该付多少？", "46.8万"),
    ("合同编号？", "QJ-31"),
    ("合同总额？", "156万"),
    ("到今天一共收到多少？", "109.2万"),
    ("有没有变更或补充协议？", "1"),
    ("卖的是什么？", ""),
    ("签合同那时，我方是中小企业吗？", "1"),
    ("签约时告诉过对方", "1"),
    ("谁验收、谁签字？", "应用科张科长"),
    ("他现在还在这个岗位上吗？", "1"),
    ("资产入账找谁？", ""),
    ("验收到哪一步？", "1"),
    ("验收有没有被拖过？", "1"),
    ("验收标准在合同第几条？", ""),
    ("指标怎么测、谁来测？", ""),
    ("还有哪一项没达标", ""),
    ("双方看法不同的金额是多少？", "8.8万"),
    ("付款从哪天起算？", "1"),
    ("验收书上的合格日期？", "2026-01-19"),
    ("哪天交付的？", "2025-12-22"),
    ("起算后几天内付？", "30"),
    ("合同哪天签的？", "2025-06-18"),
    ("合同约定了逾期利率吗？", ""),
    ("钱从哪条路出来？", "1"),
    ("付款申请由谁发起？", "应用科小吴"),
    ("谁审核？", "财务科刘会计"),
    ("这个金额由谁签批？", ""),
    ("最后从哪里出款？", ""),
    ("看到什么才会放行？", "测试记录"),
    ("他上次怎么说的？", "等审计；领导出差了"),
    ("以审计结果为结算依据", ""),
    ("还有什么特别的？", ""),
    ("哪天停收付款材料吗？", ""),
    ("有没有下面哪一件？", ""),
    ("后来签过还款协议", "1"),
    ("这一单有没有下面这些情况？", ""),
    ("到期以后付过部分款吗？", "1"),
    ("后来有没有：付过一部分、对账盖章", "2"),
    ("哪一天？", "2026-05-20"),
    ("是什么事？", "1"),
    ("有凭证吗？", "1"),
    ("凭证是什么、放在哪？", ""),
    ("“催款记录”还有下一条吗？", "1"),
    ("这个合同还有别的款没付吗？", ""),
    ("哪个节点、占多少？", ""),
    ("签合同以后，对方改名", ""),
    ("我方谁负责到底？", "王磊"),
    ("这次只要哪一个结果？", CLEAR + "把付款申请提交到系统，拿到单号"),
    ("这一句当面怎么说？", ""),
    ("凭什么、为什么是现在？", "验收合格 10 个月了"),
    ("找谁？他的上一站和下一站是谁？", "李主任，下一站刘会计"),
    ("要对方答应到哪一天？", "2026-12-02"),
    ("先说什么、先拿哪份材料", "先递对账单"),
    ("目标要多少？", ""),
    ("可以接受先付多少？", ""),
    ("底线是多少？", "0"),
    ("这次提不提逾期利息？", "1"),
    ("手上有哪些材料？", " "),
    ("他更像哪一种？", "6"),
    ("再用一分钟看看为什么没付、卡在哪一站？", ""),
    ("眼下最难的是哪一样？", "4"),
    ("这几个月看到过哪些？", " "),
    ("总的像哪一种？", ""),
    ("可能是哪几样原因？", ""),
    ("付款的材料现在走到哪一站？", "5"),
    ("他答应过的日子，落空过几次？", "2"),
    ("有书面记录的，已经走到哪一级？", "1"),
    ("你和他现在处到哪一步？", "3"),
    ("出门前六十秒，看看自己？", "2"),
    ("这份合同我们做到哪几样？", ""),
    ("对一遍防欠清单？", ""),
    ("客户关系：这份合同做到了哪几样？", " "),
    ("定期跟进：这份合同做到了哪几样？", ""),
    ("合同条款：这份合同做到了哪几样？", ""),
    ("售后服务：这份合同做到了哪几样？", ""),
    ("信用评估：这份合同做到了哪几样？", ""),
]
# what the short interview asks whose answers are not told by others
SHORT_STORY = [
    (question, keys)
    for question, keys in STORY
    if question.startswith(
        (
            "客户单位", "对方是", "哪天去", "见谁", "的哪一环", "项目全称", "这一笔到期", "谁验收", "验收到哪", "付款从哪",
            "验收书上", "起算后", "他上次", "以审计结果", "还有什么", "这一单有没有", "这次只要", "手上", "他更像", "这份合同我们",
        )
    )
]  # fmt: skip


def until(question: str) -> list[tuple[str, str]]:
    """The story up to a question, without it."""
    return STORY[: [asked for asked, _ in STORY].index(question)]


def since(question: str) -> list[tuple[str, str]]:
    """The story from a question on."""
    return STORY[len(until(question)) :]


def plainly(story: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same story in lines of the plain mode."""
    return [(question, "2 3" if keys == SPACE else keys) for question, keys in story]


def tell(person: Terminal, story: list[tuple[str, str]]) -> None:
    """Answer the questions of a story one after another."""
    for question, keys in story:
        person.answer(question, keys)


def planned(home: Path) -> Path:
    """The plan of the first example, made without asking; its customer is the one of the story."""
    (example,) = (Path(__file__).resolve().parents[2] / "examples").glob("k1-*.yaml")
    made = Terminal(home, "plan", "--answers", str(example), "--out", "out")
    assert made.end() == 0, made.text()
    (plan,) = Path("out").glob("*.plan.yaml")
    return plan


def at_summary(home: Path, *argv: str, ours: bool = False) -> Terminal:
    """A person who goes on with a draft in which the first example is answered to the end."""
    from factories import TODAY, talk
    from huikuan_cli.core.answers.answer_set import read_answers
    from huikuan_cli.store.work import drafts
    from huikuan_cli.store.yaml.parse import read_tree
    from huikuan_cli.wizard.flow import closed, spread

    (example,) = (Path(__file__).resolve().parents[2] / "examples").glob("k1-*.yaml")
    answers = read_answers(read_tree(example).data, talk(), TODAY, "", lambda path: 0).answers
    claim = drafts.new(home / "data")
    claim.save(drafts.Draft(given=closed(talk(), spread(talk(), answers))))
    claim.release()
    person = Terminal(home, "plan", "--out", "out", "--resume", *argv, ours=ours)
    person.see("接下来？")
    return person


def go_on(person: Terminal, day: str) -> None:
    """The next visit by Enter, but for what became of the promise and the day."""
    assert "落空" in person.see("成了吗？")
    person.press("2", ENTER)
    person.answer("哪天去？", day)
    person.see("见谁？")
    for _ in range(12):
        if "接下来？" in person.text():
            break
        person.press(ENTER)
        person.quiet()
    person.press(ENTER)
    assert person.end() == 0, person.text()
