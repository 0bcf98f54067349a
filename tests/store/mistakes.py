"""Mistakes that people make in playbook files: what was written, the line, the number, and words of the message."""

from __future__ import annotations

from typing import NamedTuple

# Names that the files below use, as the names of playbooks would be.
KNOWN = frozenset(
    [
        "版本",
        "id",
        "名称",
        "客户",
        "金额",
        "言语",
        "说",
        "答",
        "拿到",
        "想要",
        "担心",
        "动机与担心",
        "开场白",
        "常见拖法与应对",
        "问谁",
        "怎么问",
        "期限",
        "备注",
        "条件",
        "选项",
        "1",
    ]
)


class Bad(NamedTuple):
    """One mistake. `raw`: the file; `also`: the lines of further problems that it may bring."""

    raw: str | bytes
    line: int
    code: str
    says: str
    column: int = 0
    minor: bool = False


TOP = "版本: 1\n"

MISTAKES: dict[str, Bad] = {
    # P101
    "wide colon, the only line": Bad("客户：张三\n", 1, "P101", "“客户”后面用了全角冒号", 3),
    "wide colon, unknown name, the only line": Bad("甲方：张三", 1, "P101", "“甲方”", 3),
    "wide colon before a good line": Bad("客户：张三\n金额: 100\n", 1, "P101", "全角冒号", 3),
    "wide colon between good lines": Bad("版本: 1\n金额：100\n客户: 甲\n", 2, "P101", "“金额”", 3),
    "wide colon of an unknown name between good lines": Bad("版本: 1\n合计：100\n客户: 甲\n", 2, "P101", "“合计”", 3),
    "wide colon on the last line": Bad("版本: 1\n金额：100", 2, "P101", "“金额”"),
    "wide colon and a blank": Bad("版本: 1\n金额： 100\n", 2, "P101", "“金额”"),
    "wide colon after a blank": Bad("版本: 1\n金额 ：100\n", 2, "P101", "“金额”"),
    "wide colon before a group": Bad("版本: 1\n言语：\n  - 甲\n", 2, "P101", "“言语”", 3),
    "wide colon before a group of an unknown name": Bad("版本: 1\n样子：\n  - 甲\n", 2, "P101", "“样子”", 3),
    "wide colon, first of a group": Bad("动机与担心:\n  想要：甲\n  担心: 乙\n", 2, "P101", "“想要”", 5),
    "wide colon, last of a group": Bad("动机与担心:\n  想要: 甲\n  担心：乙\n言语: []\n", 3, "P101", "“担心”"),
    "wide colon in a list of groups": Bad("常见拖法与应对:\n  - 说：甲\n    答: 乙\n", 2, "P101", "“说”", 6),
    "wide colon in the second line of an item": Bad("常见拖法与应对:\n  - 说: 甲\n    答：乙\n  - 说: 丙\n    答: 丁\n", 3, "P101", "“答”"),
    "wide colon after a name in quotes": Bad('版本: 1\n"客户"：甲\n', 2, "P101", "“客户”", 5),
    "wide colon in braces": Bad("条件: {问谁：甲, 怎么问: 乙}\n", 1, "P101", "“问谁”", 8),
    "wide colon, second in braces": Bad("条件: {问谁: 甲, 怎么问：乙}\n", 1, "P101", "“怎么问”", 16),
    "wide colon and a colon in the value": Bad("版本: 1\n客户：甲: 乙\n", 2, "P101", "“客户”"),
    # P102
    "no blank after a colon, the only line": Bad("客户:张三\n", 1, "P102", "“客户”的冒号后面少一个空格", 3),
    "no blank after a colon between good lines": Bad("版本: 1\n客户:张三\n金额: 1\n", 2, "P102", "“客户”", 3),
    "no blank after a colon, unknown name": Bad("版本: 1\n合计:张三\n金额: 1\n", 2, "P102", "“合计”", 3),
    "no blank after a colon before a number": Bad("版本:1\n客户: 甲\n", 1, "P102", "“版本”", 3),
    "no blank after a colon in a list": Bad("常见拖法与应对:\n  - 说:甲\n    答: 乙\n", 2, "P102", "“说”"),
    "no blank after a colon before a quote": Bad('版本: 1\n说:"甲"\n', 2, "P102", "“说”"),
    "no blank after a name in quotes": Bad('版本: 1\n"说":甲\n', 2, "P102", "“说”"),
    "no blank after a colon in braces": Bad("条件: {问谁:甲, 怎么问: 乙}\n", 1, "P102", "“问谁”", 8),
    # P103
    "wide blank after a colon": Bad("客户:\u3000张三\n金额: 1\n", 1, "P103", "冒号后面用了全角空格", 4),
    "wide blank for an indent": Bad("动机与担心:\n\u3000想要: 甲\n", 2, "P103", "缩进用了全角空格", 1),
    "wide blank before a top name": Bad("版本: 1\n\u3000客户: 甲\n", 2, "P103", "缩进"),
    "wide blank after a dash": Bad("言语:\n  - 甲\n  -\u3000乙\n", 3, "P103", "减号后面"),
    "wide blank before a colon": Bad("版本: 1\n客户\u3000: 甲\n", 2, "P103", "冒号前面"),
    "wide blank for the indent of a literal": Bad("备注: |\n\u3000\u3000甲\n客户: 乙\n", 2, "P103", "缩进"),
    # P104
    "wide dash": Bad("言语:\n  - 甲\n  － 乙\n", 3, "P104", "“－”不是半角减号", 3),
    "wide dash without a blank": Bad("言语:\n  －甲\n  - 乙\n", 2, "P104", "半角减号"),
    "em dash": Bad("言语:\n  — 甲\n  - 乙\n", 2, "P104", "“—”", 3),
    "wide dash before a group": Bad("常见拖法与应对:\n  － 说: 甲\n    答: 乙\n", 2, "P104", "“－”"),
    "stars for dashes": Bad("言语:\n  * 甲\n  - 乙\n", 2, "P104", "“*”不是半角减号", 3),
    "a dot for a dash": Bad("言语:\n  - 甲\n  • 乙\n", 3, "P104", "“•”", 3),
    "a number for a dash": Bad("言语:\n  - 甲\n  2. 乙\n", 3, "P104", "“2.”", 3),
    # P105
    "no blank after a dash": Bad("言语:\n  -甲\n  - 乙\n", 2, "P105", "减号后面少一个空格", 3),
    "no blank after the last dash": Bad("言语:\n  - 甲\n  -乙\n", 3, "P105", "“- 乙”", 3),
    "no blank after a dash before a name": Bad("常见拖法与应对:\n  -说: 甲\n   答: 乙\n", 2, "P105", "减号"),
    # P106
    "tab for an indent": Bad("动机与担心:\n\t想要: 甲\n  担心: 乙\n", 2, "P106", "缩进里有 Tab", 1),
    "tab and blanks for an indent": Bad("动机与担心:\n  想要: 甲\n \t担心: 乙\n", 3, "P106", "Tab", 2),
    "tab after a colon": Bad("客户:\t张三\n", 1, "P106", "冒号后面有 Tab", 4),
    "tab after a dash": Bad("言语:\n  -\t甲\n", 2, "P106", "减号后面有 Tab", 4),
    "tab in a line of its own": Bad("版本: 1\n\t\n客户: 甲\n", 2, "P106", "Tab"),
    "tab in a literal": Bad("备注: |\n\t甲\n客户: 乙\n", 2, "P106", "Tab"),
    # P107
    "NBSP for an indent": Bad("动机与担心:\n\xa0\xa0想要: 甲\n", 2, "P107", "缩进里有网页里粘来的空格", 1),
    "NBSP after a colon": Bad("版本: 1\n客户:\xa0甲\n", 2, "P107", "空格", 4),
    "NBSP inside": Bad("版本: 1\n客户: 甲\xa0乙\n", 2, "P107", "里面有网页里粘来的空格", 6, minor=True),
    "thin space inside": Bad("版本: 1\n客户: 甲\u2009乙\n", 2, "P107", "空格", minor=True),
    # P108
    "a name too deep": Bad("动机与担心:\n  想要: 甲\n   担心: 乙\n", 3, "P108", "缩进没对齐（前面有 3 个空格）", 4),
    "a name between two levels": Bad("动机与担心:\n    想要: 甲\n  担心: 乙\n", 3, "P108", "缩进没对齐"),
    "a name under a value": Bad("客户: 甲\n  金额: 1\n", 2, "P108", "前面 0 个空格"),
    "a dash under a value": Bad("言语:\n  - 甲\n    - 乙\n  - 丙\n", 3, "P108", "会被接到上一行的话后面"),
    "a dash too shallow": Bad("言语:\n    - 甲\n  - 乙\n", 3, "P108", "和上面的减号对齐（前面 4 个空格）"),
    "a name that is not under its item": Bad("常见拖法与应对:\n  - 说: 甲\n   答: 乙\n", 3, "P108", "缩进"),
    "one name too shallow among many": Bad(
        "条件:\n  - id: a\n    说: 甲\n  答: [乙]\n    拿到: 丙\n    名称: 丁\n", 4, "P108", "（前面有 2 个空格）；和上面的名称对齐（前面 4 个空格）", 3
    ),
    "one name with a list below too shallow": Bad(
        "条件:\n  - id: a\n    说: 甲\n   答:\n      - 乙\n    拿到: 丙\n    名称: 丁\n", 4, "P108", "和上面的名称对齐（前面 4 个空格）", 4
    ),
    "one dash too deep": Bad(
        "条件:\n  - id: a\n    说: 甲\n   - id: b\n    说: 乙\n    答: 丙\n", 4, "P108", "和上面的减号对齐（前面 2 个空格）", 4
    ),
    "a dash too shallow for all its rows": Bad(
        "条件:\n- id: a\n    说: 甲\n    答: 乙\n    拿到:\n      - 丙\n    名称: 丁\n", 2, "P108", "减号前面要 2 个空格", 1
    ),
    "a first line with an indent": Bad("  版本: 1\n客户: 甲\n", 2, "P108", "缩进"),
    # P109
    "an open quote": Bad('版本: 1\n客户: "张三\n金额: 1\n', 2, "P109", "引号没有成对", 5),
    "an open single quote": Bad("版本: 1\n客户: '张三\n金额: 1\n", 2, "P109", "补上另一半英文引号“'”", 5),
    "an open quote on the last line": Bad('版本: 1\n客户: "张三', 2, "P109", "引号"),
    "an open quote before another text in quotes": Bad('版本: 1\n说: "甲\n答: "乙"\n', 2, "P109", "引号", 4),
    "an open quote in a list": Bad('言语:\n  - "甲\n  - 乙\n', 2, "P109", "引号", 5),
    "an open quote in brackets": Bad('言语: ["甲, 乙]\n客户: 丙\n', 1, "P109", "引号", 6),
    # P110
    "curly quotes around a number": Bad("版本: “0123”\n", 1, "P110", "中文引号", 5),
    "curly quotes around a word of YAML's": Bad("客户: “no”\n", 1, "P110", "中文引号"),
    "curly quotes around a hash": Bad("客户: “方案 # 3”\n", 1, "P110", "中文引号"),
    "curly quotes around a colon": Bad("说: “注意: 别忘”\n", 1, "P110", "中文引号"),
    "a straight quote closed by a curly one": Bad('版本: 1\n说: "您好”\n答: 乙\n', 2, "P110", "中文引号", 7),
    "a curly quote closed by a straight one": Bad('版本: 1\n说: “您好"\n', 2, "P110", "中文引号", 4),
    "curly quotes around a placeholder": Bad("说: “{{ 客户 }}，您好”\n", 1, "P110", "照样印出来", minor=True),
    "curly quotes in brackets": Bad("选项: [“1”, 2]\n", 1, "P110", "中文引号", 6),
    "curly quotes around a name": Bad("版本: 1\n“客户”: 甲\n", 2, "P110", "中文引号", 1),
    # P111
    "a text after a quote": Bad('版本: 1\n说: "甲" 乙\n', 2, "P111", "引号后面还有别的字", 7),
    "quotes in quotes": Bad('版本: 1\n说: "他说"好"了"\n答: 丙\n', 2, "P111", "引号后面", 8),
    "quotes in quotes in a list": Bad('言语:\n  - "他说"好"了"\n  - 丙\n', 2, "P111", "引号后面"),
    "quotes in quotes in brackets": Bad('言语: ["他说"好"了", 乙]\n', 1, "P111", "引号后面"),
    "a full stop after a quote": Bad('说: "好"。\n', 1, "P111", "引号后面"),
    # P112
    "a path of Windows": Bad('版本: 1\n备注: "D:\\课程\\x"\n', 2, "P112", "反斜杠“\\课”", 8),
    "an escape of no digits": Bad('备注: "C:\\Users\\x"\n', 1, "P112", "反斜杠"),
    "an escape in brackets": Bad('言语: ["\\q", 乙]\n', 1, "P112", "反斜杠", 7),
    # P113
    "a name twice": Bad("客户: 甲\n金额: 1\n客户: 乙\n", 3, "P113", "“客户”写了两遍（第一遍在第 1 行）", 1),
    "a name twice in a group": Bad("常见拖法与应对:\n  - 说: 甲\n    说: 乙\n", 3, "P113", "第 2 行", 5),
    "a name twice in braces": Bad("条件: {问谁: 甲, 问谁: 乙}\n", 1, "P113", "“问谁”"),
    # P114
    "a hash in a value": Bad("版本: 1\n客户: 方案 #3\n", 2, "P114", "“#”后面的字会被丢掉", 8),
    "a hash in an item": Bad("言语:\n  - 方案 #3 和别的\n", 2, "P114", "丢掉", 8),
    "a hash in brackets": Bad("言语: [方案 #3, 乙]\n客户: 甲\n", 1, "P114", "丢掉", 9),
    "a hash in a name": Bad("版本: 1\n方案 #3: 甲\n", 2, "P114", "丢掉"),
    # P115
    "wide comma in brackets": Bad("言语: [甲，乙]\n", 1, "P115", "方括号里用了全角的“，”", 7),
    "wide comma between short words": Bad("言语: [审计，决算]\n", 1, "P115", "“，”", 8),
    "wide commas between ids": Bad("选项: [e1，e2，e3]\n", 1, "P115", "“，”", 8),
    "wide comma among others": Bad("言语: [甲, 乙，丙]\n", 1, "P115", "“，”", 10),
    "wide comma between fields": Bad("条件: {问谁: 甲，怎么问: 乙}\n", 1, "P115", "花括号里用了全角的“，”", 11),
    "wide comma before a field, others in the text": Bad("条件: {问谁: 甲，乙，怎么问: 丙}\n", 1, "P115", "花括号里用了全角的“，”", 13),
    "wide semicolon between fields": Bad("条件: {问谁: 甲；怎么问: 乙}\n", 1, "P115", "“；”"),
    "wide comma after a quote": Bad('言语: ["甲"，"乙"]\n', 1, "P115", "“，”", 9),
    # P116
    "a word in braces": Bad("客户: {客户}\n", 1, "P116", "花括号开头的话没有加引号", 5),
    "a placeholder first": Bad("说: {{ 客户 }}\n", 1, "P116", "花括号", 4),
    "a placeholder and more": Bad("说: {{ 客户 }}，您好\n答: 乙\n", 1, "P116", "花括号"),
    "a placeholder first in an item": Bad("言语:\n  - {{ 客户 }}，您好\n  - 乙\n", 2, "P116", "花括号", 5),
    "a placeholder in brackets": Bad("言语: [{{ 客户 }}您好, 乙]\n", 1, "P116", "花括号", 6),
    "a template tag": Bad("说: {% if %}\n", 1, "P116", "花括号"),
    # P117
    **{
        f"a value opens with {char}": Bad(f"版本: 1\n客户: {char}重点\n金额: 1\n", 2, "P117", "双引号", 5)
        for char in "*&!%@`|>"
    },
    "> and a number": Bad("版本: 1\n客户: > 100\n", 2, "P117", "“>”"),
    "an item opens with @": Bad("言语:\n  - @张三\n  - 甲\n", 2, "P117", "“@”", 5),
    "an item opens with **": Bad("言语:\n  - **重点** 甲\n", 2, "P117", "“*”"),
    "a name opens with @": Bad("版本: 1\n@张三: 甲\n", 2, "P117", "“@”"),
    "in brackets opens with *": Bad("言语: [甲, *乙]\n", 1, "P117", "“*”", 9),
    "an anchor before a group": Bad("动机与担心: &甲\n  想要: 乙\n", 1, "P117", "引用"),
    "a tag of Python": Bad("客户: !!python/object/apply:os.system [ls]\n", 1, "P117", "“!”"),
    "a merge key": Bad("动机与担心:\n  <<: *甲\n", 2, "P117", "“*”"),
    # P118
    "a colon in a value": Bad("版本: 1\n说: 注意: 别忘\n答: 甲\n", 2, "P118", "内容里又有冒号加空格", 6),
    "a colon at the end of a value": Bad("版本: 1\n说: 注意:\n答: 甲\n", 2, "P118", "冒号", 6),
    "a colon in a value of an item": Bad("常见拖法与应对:\n  - 说: 注意: 别忘\n    答: 乙\n", 2, "P118", "冒号"),
    "two names in one row": Bad("常见拖法与应对:\n  - 说: 甲，乙，答: 丙\n", 2, "P118", "一行里写了两个名称，“答”会被当成前面那句话的一部分", 11),
    "a colon in braces": Bad("条件: {问谁: 甲: 乙}\n", 1, "P118", "冒号", 11),
    # P119
    "an open bracket": Bad("版本: 1\n言语: [甲, 乙\n客户: 丙\n", 2, "P119", "括号“[”没有成对", 5),
    "an open brace": Bad("条件: {问谁: 甲\n客户: 丙\n", 1, "P119", "补上“}”", 5),
    "an open bracket on the last line": Bad("言语: [甲, 乙\n", 1, "P119", "括号"),
    "an open bracket with nothing in it": Bad("言语: 甲\n电话: [\n", 2, "P119", "括号“[”没有成对", 5),
    "an open brace with nothing in it": Bad("言语: 甲\n电话: {\n", 2, "P119", "括号“{”没有成对", 5),
    "an open bracket in a list": Bad("言语:\n  - [甲\n  - 乙\n", 2, "P119", "括号", 5),
    "a bracket of the other kind": Bad("言语: [甲, 乙}\n客户: 丙\n", 1, "P119", "不是一对", 10),
    # P120
    "a text after brackets": Bad("客户: [2024]12号文\n金额: 1\n", 1, "P120", "括号后面还有别的字", 11),
    "a bracket too many": Bad("言语: [甲, 乙]]\n客户: 丙\n", 1, "P120", "括号后面", 11),
    # P121
    "a line without a colon": Bad("版本: 1\n张三\n客户: 甲\n", 2, "P121", "少了冒号", 1),
    "a group without a colon": Bad("版本: 1\n动机与担心\n  想要: 甲\n", 2, "P121", "少了冒号"),
    "an item without a dash": Bad("言语:\n  - “甲”\n  - \"乙\"\n  丙\n", 4, "P121", "少了减号"),
    "half a sentence in braces": Bad("条件: {问谁: 甲, 乙}\n", 1, "P121", "“乙”没有冒号", 13),
    # P122
    "a list for a name": Bad("版本: 1\n[客户]: 甲\n", 2, "P122", "名称要是一个词"),
    "a question mark": Bad("版本: 1\n? 客户\n: 甲\n", 2, "P122", "“?”"),
    "no name": Bad("版本: 1\n: 甲\n", 2, "P122", "没有名称"),
    # P123, P124, P125
    "a mark in the middle": Bad("版本: 1\n\ufeff客户: 甲\n", 2, "P123", "缩进里有看不见的字符", 1),
    "a zero-width blank inside": Bad("版本: 1\n客户: 甲\u200b乙\n", 2, "P123", "里面有看不见的字符", minor=True),
    "a zero-width blank after a colon": Bad("版本: 1\n客户:\u200b 甲\n", 2, "P123", "符号旁边"),
    "a direction mark": Bad("版本: 1\n客户: \u202e甲\n", 2, "P123", "看不见的字符"),
    "a direction mark behind a quote": Bad('版本: 1\n说: "甲"\u202e\n', 2, "P123", "看不见的字符", 7),
    "NUL": Bad("版本: 1\n客户: 甲\0乙\n", 2, "P124", "控制字符", 6),
    "ESC": Bad("版本: 1\n客户: 甲\x1b[31m乙\n", 2, "P124", "控制字符"),
    "U+2028": Bad("版本: 1\n客户: 甲\u2028金额: 3\n说: 丙\n", 2, "P125", "看不见的换行符", 6),
    "U+2029 in a sentence": Bad("客户: 甲\u2029乙\n", 1, "P125", "看不见的换行符"),
    "U+0085": Bad("版本: 1\n客户: 甲\x85乙\n", 2, "P125", "看不见的换行符"),
    # P126, P127, P128
    "GBK": Bad("客户: 清江市大数据中心\n".encode("gbk"), 1, "P126", "GBK", minor=True),
    "UTF-16": Bad("客户: 甲\n".encode("utf-16"), 1, "P126", "UTF-16", minor=True),
    "no encoding": Bad(b"\xff\xff\xff\xff", 1, "P127", "编码认不出来"),
    "an empty file": Bad("", 1, "P128", "文件是空的"),
    "blanks only": Bad(" \n\n", 1, "P128", "文件是空的"),
    "comments only": Bad("# 说明\n# 再说\n", 1, "P128", "只有注释"),
    "two versions that were not merged": Bad("<<<<<<< HEAD\n客户: 甲\n=======\n客户: 乙\n>>>>>>> 丙\n", 1, "P135", "合并冲突", 1),
    # P129 and on
    "a second document": Bad("版本: 1\n---\n客户: 甲\n", 2, "P129", "分成了两份", 1),
    "an end of a document": Bad("版本: 1\n...\n客户: 甲\n", 2, "P129", "分成了两份"),
    "forty brackets": Bad("版本: 1\n言语: " + "[" * 40 + "]" * 40 + "\n客户: 甲\n", 2, "P130", "套得太深"),
    "a thousand brackets": Bad("言语: " + "[" * 1000 + "\n", 1, "P130", "最多 30 层"),
    "a thousand dashes": Bad("版本: 1\n言语:\n  " + "- " * 1000 + "甲\n", 3, "P130", "套得太深"),
    "a stair of names": Bad("\n".join(" " * n + "甲:" for n in range(100)), 31, "P130", "套得太深"),
    "a list of everything": Bad("- 客户: 甲\n- 金额: 1\n", 1, "P131", "一个列表"),
    "one sentence": Bad("一句话", 1, "P131", "一段文字"),
    "one sentence in quotes": Bad('"一句话"', 1, "P131", "一段文字"),
    "a dash after a colon": Bad("言语: - 甲\n客户: 乙\n", 1, "P132", "不能接着写减号", 5),
}  # fmt: skip

SOUND: dict[str, str] = {
    "prose with wide colons": "言语:\n  - 接住：先认他说的有道理\n  - 看他怎么接材料：核、留、放下\n",
    "a prose value with a wide colon": "说: 一句话说来意：金额、到期日\n",
    "a colon without a blank in prose": "说: 比例a:b，时间 12:30\n",
    "an address": "备注: 见 http://example.com/a#b?c=d\n言语:\n  - http://example.com\n  - https://example.com/x: y\n",
    "a comment behind a name": "言语:            # 上面的话里会拿出来的东西\n  - 甲\n",
    "a comment behind an item": "言语:\n  - 甲   # 说明\n  - 乙  #说明\n  - 丙 # 说明\n",
    "a comment behind brackets": "言语: [甲, 乙]       # 案子里有这些\n",
    "a comment behind quotes": '说: "甲" # 乙\n答: "丙 #3" #4\n',
    "a comment between fields": "动机与担心:\n  想要: 甲\n# 说明\n      # 再说\n  担心: 乙\n",
    "a hash without a blank": "说: C#和甲#1\n",
    "a hash in quotes": "说: \"方案 #3\"\n答: '方案 #3'\n",
    "curly quotes first": "说: “条例”指《保障中小企业款项支付条例》\n言语:\n  - “甲”和“乙”\n",
    "curly quotes around a sentence": "说: “照您看，下一步该怎么办？”\n言语: [“您看着办”, “再等等”]\n",
    "curly quotes in straight ones": '说: "他说“不急”，先放着"\n答: "“好”"\n',
    "quotes inside a plain text": "说: 他说\"好\"，我说'行'\n",
    "quotation marks over two lines": "说: “第一段\n  第二段”\n客户: 甲\n",
    "inches and minutes": "说: 屏幕 15\", 机柜 19\" 的\n",
    "doubled single quotes": "说: 'it''s'\n",
    "escaped quotes": '说: "他说\\"好\\"\\n\\u4e2d"\n',
    "a placeholder in quotes": '说: "{{ 客户 }}，您好"\n言语: ["{{ 客户 }}", 乙]\n',
    "a placeholder inside a plain text": "说: 您好，{{ 客户 }}\n",
    "CRLF": "版本: 1\r\n动机与担心:\r\n  想要: 甲\r\n  担心: 乙\r\n",
    "CR": "版本: 1\r客户: 甲\r",
    "a literal": "备注: |\n  客户：张三\n  a: b: c\n  - x #3 \"\n\n   \t深\n客户: 甲\n",
    "a folded text": "备注: >-\n  一\n  二：三\n客户: 甲\n",
    "a literal in a list": "言语:\n  - |\n    客户：甲\n  - >+2 # 说明\n      乙\n",
    "brackets over lines": "言语: [\n  甲,\n  乙, # 说明\n]\n客户: 丙\n",
    "braces over lines": "条件: {\n  问谁: 甲,\n  怎么问: \"乙\n    丙\"\n  }\n",
    "brackets in braces": "条件: [{问谁: {甲: [有，超过原合同额10%]}}, {怎么问: 乙}]\n",
    "wide commas in items": "选项: [在岗, 调走了，有人接, 调走了，没人接]\n答: [有，没超过原合同额10%]\n言语: [已交付，还没验收]\n",
    "a plain text over lines": "说: 第一段\n  第二段，客户：张三\n  　　第三段\n客户: 甲\n",
    "a quoted text over lines": '说: "第一段\n  第二段: 丙\n\n  第三段"\n客户: 甲\n',
    "a value on its own line": "说:\n  甲乙丙\n答:\n  \"丁\"\n",
    "dashes not indented": "言语:\n- 甲\n- 乙\n客户: 丙\n",
    "lists in lists": "言语:\n  - - 甲\n    - 乙\n  -\n    - 丙\n",
    "a dash on its own": "常见拖法与应对:\n  -\n    说: 甲\n    答: 乙\n",
    "names in quotes": "\"1\": 甲\n'b c': 乙\n",
    "names with blanks": "客户 : 甲\n到期 日: 乙\n",
    "times and ratios in quotes": "说: \"12:30\"\n答: '1:2'\n",
    "a beginning mark": "# 说明\n---\n版本: 1\n",
    "an end mark": "版本: 1\n...\n",
    "empty values": "客户:\n金额: \n言语: []\n条件: {}\n",
    "negative numbers and dashes": "金额: -5\n言语:\n  - -5\n  - 甲-乙\n  - ——破折号\n",
    "stars and marks inside": "说: 重点*甲* & 乙! 丙@丁 100% > 50 | x\n",
    "a question": "说: 为什么?\n答: ？不知道\n",
    "a mark at the start": "\ufeff版本: 1\n",
    "trailing blanks": "版本: 1  \n客户: 甲\u3000\n\n   \n",
    "wide blanks inside": "说: 甲\u3000乙\n",
    "brackets inside a plain text": "说: 甲[1]（二）\n答: 甲 {乙}\n",
    "backslashes outside double quotes": "备注: D:\\课程\\x\n说: 'C:\\Users'\n",
}  # fmt: skip
