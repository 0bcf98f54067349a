"""The mistakes that people make in writing YAML: the number of each in docs/messages.md, and what is said of it."""

from __future__ import annotations

from typing import NamedTuple

from huikuan_cli.errors import Problem


class Mistake(NamedTuple):
    """A kind of mistake. `{0}` and `{1}` in its words stand for what was written there."""

    code: str
    text: str
    fix: str
    minor: bool = False

    def at(self, file: str, line: int, column: int, *words: str) -> Problem:
        """The problem at a place; lines and columns from 1."""
        text, fix = (part.format(*words) if words else part for part in (self.text, self.fix))
        return Problem(text, fix, file, line, column, self.code, minor=self.minor)


MAX_PROBLEMS = 50  # of one file
MOVES = frozenset({"P108", "P121", "P122", "P135"})  # after mending these, what was meant may be elsewhere
# What is meant is certain, and the mended line says it.
CERTAIN = frozenset({"P101", "P102", "P103", "P104", "P105", "P106", "P107", "P123"})
# fmt: off
QUOTE = "请把这段文字用英文双引号括起来"
WIDE_COLON = Mistake("P101", "“{0}”后面用了全角冒号“：”", "改成半角冒号加一个空格，如“{0}: …”")
NO_BLANK = Mistake("P102", "“{0}”的冒号后面少一个空格", "写成“{0}: …”")
WIDE_BLANK = Mistake("P103", "{0}用了全角空格", "请换成半角空格")
WIDE_DASH = Mistake("P104", "行首的“{0}”不是半角减号", "列表每条前面写半角减号加一个空格，如“- 甲”")
TIGHT_DASH = Mistake("P105", "减号后面少一个空格", "写成“- {0}”")
TAB = Mistake("P106", "{0}有 Tab（制表符）", "请换成空格")
PAGE_BLANK = Mistake("P107", "{0}有网页里粘来的空格", "删掉，重新打一个空格")
INDENT = Mistake("P108", "这一行的缩进没对齐（前面有 {0} 个空格）", "{1}")
NESTED_DASH = Mistake("P108", "这一行比上一行缩进得深，会被接到上一行的话后面", "和上一条的减号对齐；要接着写，就写在同一行")
OPEN_QUOTE = Mistake("P109", "引号没有成对", "补上另一半英文引号“{0}”")
STRAY_QUOTE = Mistake("P109", "这段话{0}的引号只有一半，会照样印出来", "删掉它，或补上另一半")
CURLY = Mistake("P110", "这里用了中文引号，括不住内容", '换成英文双引号，如 "{0}"')
CURLY_HARMLESS = Mistake("P110", "这段话用中文引号括着，引号会照样印出来", "不想印出来，就换成英文双引号", minor=True)
AFTER_QUOTE = Mistake("P111", "引号后面还有别的字", "整段用一对英文双引号括起来，里面的引号用中文的“ ”")
ESCAPE = Mistake("P112", "英文双引号里的反斜杠“{0}”认不出来", "反斜杠写两遍，或去掉双引号")
TWICE = Mistake("P113", "“{0}”写了两遍（第一遍在第 {1} 行）", "留一个")
HASH = Mistake("P114", "空格加“#”后面的字会被丢掉", f"{QUOTE}；是说明的话，“#”前面空两格、后面空一格")
WIDE_COMMA = Mistake("P115", "{0}里用了全角的“{1}”来分隔", "改成半角逗号加一个空格")
BRACES = Mistake("P116", "花括号开头的话没有加引号", QUOTE)
SYMBOL = Mistake("P117", "“{0}”开头的文字会被当成特殊符号", QUOTE)
LINK = Mistake("P117", "用了 & 或 * 引用", "请把内容直接写出来；要写这个符号，用英文双引号括起来")
LINKS_IN_LINKS = Mistake("P117", "引用里面又套着引用，展开会大得没有边", "请把内容直接写出来，不用 & 和 *")
TAG = Mistake("P117", "用了“!”开头的标记", "带“!”的文字请用英文双引号括起来")
COLON_INSIDE = Mistake("P118", "内容里又有冒号加空格", f"{QUOTE}，或把里面的冒号改成全角“：”")
TWO_IN_A_ROW = Mistake("P118", "一行里写了两个名称，“{0}”会被当成前面那句话的一部分", "“{0}: …”另起一行，和上面的名称对齐；要写在一行，就整条放进花括号，中间用半角逗号")
OPEN_BRACKET = Mistake("P119", "括号“{1}”没有成对", "补上“{0}”")
WRONG_BRACKET = Mistake("P119", "括号“{1}”和前面的“{0}”不是一对", "括号要成对")
AFTER_BRACKET = Mistake("P120", "括号后面还有别的字", QUOTE)
NO_COLON = Mistake("P121", "这一行少了冒号", "写成“名称: 内容”")
NO_DASH = Mistake("P121", "这一行前面少了减号", "和上一条的减号对齐，写成“- 内容”")
PART_WITHOUT_COLON = Mistake("P121", "花括号里的“{0}”没有冒号", "写成“名称: 内容”；它是前面那句话的一部分，就用全角逗号“，”")
NOT_A_NAME = Mistake("P122", "名称要是一个词，不能是列表或分层", "含“{”“[”的文字请用英文双引号括起来")
NO_NAME = Mistake("P122", "冒号前面没有名称", "写成“名称: 内容”")
QUESTION = Mistake("P122", "行首的“?”加空格会被当成特殊写法", "去掉问号，写成“名称: 内容”")
HIDDEN = Mistake("P123", "{0}有看不见的字符", "删掉这一处重新打一遍")
CONTROL = Mistake("P124", "里面有看不见的控制字符", "删掉这一行重新打一遍")
BREAK = Mistake("P125", "里面有看不见的换行符", "删掉这一处，要换行就按回车")
GBK = Mistake("P126", "文件是 GBK（ANSI）编码，已经读入", "请另存为 UTF-8，免得别人打开是乱码", minor=True)
UTF16 = Mistake("P126", "文件是 UTF-16 编码，已经读入", "请另存为 UTF-8", minor=True)
UNREADABLE = Mistake("P127", "文件的编码认不出来", "请用记事本另存为 UTF-8")
NOTHING_IN_IT = Mistake("P128", "文件是空的", "写上内容再试")
ONLY_COMMENTS = Mistake("P128", "文件里只有注释，没有内容", "写上内容再试")
SECOND = Mistake("P129", "用“---”分成了两份", "一个文件只写一份，删掉“---”")
DEEP = Mistake("P130", "套得太深", "最多 {0} 层，请检查括号和缩进")
NO_NAMES = Mistake("P131", "最外面要是一行一个“名称: 内容”，现在是{0}", "对照自带的同名文件改")
INLINE_DASH = Mistake("P132", "冒号后面不能接着写减号", "列表另起一行写，或把这段话用英文双引号括起来")
NOT_UNDERSTOOD = Mistake("P133", "这一行的写法读不懂", "核对冒号、缩进、引号和括号")
UNPAIRED = Mistake("P133", "这一行的缩进、引号或括号没对上", "和上下行对齐，引号和括号要成对")
TOO_MANY = Mistake("P134", "写法问题太多，后面的没有再看", "先改上面这些，再检查一次")
MERGE = Mistake("P135", "这里有 git 合并冲突的记号", "两边各改了一份：留下要的那一份，删掉 <<<<<<<、=======、>>>>>>> 这三行")
