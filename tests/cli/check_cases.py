"""What leads write into their playbooks: a file, what stands in it below 版本, and what the check says of it."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One mistake. `mark`: what stands above the ^; empty: the line has no mark. `text` begins on line 2 of the file."""

    file: str
    text: str
    line: int
    code: str
    says: str
    mark: str = ""
    minor: bool = False
    more: bool = False  # it brings further problems


X, E8, R, Q, C = "excuses.yaml", "types/e8.yaml", "rules.yaml", "questions.yaml", "calendar.yaml"
L, D, Z, M, W = "escalation.yaml", "diagnosis.yaml", "quiz.yaml", "mindset.yaml", "wording.yaml"
N, V, H, T, K1 = "chain.yaml", "prevention.yaml", "redlines.yaml", "methods.yaml", "cases/k1.yaml"
O05 = "借口:\n  - id: o05\n    "
S0 = "自问:\n  - id: s0\n    字段:\n      "
Z1 = "八招:\n  - id: z1\n    条件: [{"
TERMS = "期限与利率:\n  "
OPENINGS = '开场白:\n  - 话: "{{ 称呼 }}，您看这一步还差哪一样？"\n  - 话: '
Y = "plays/people.yaml"
Y60 = "情形:\n  - id: y60\n    "
PAIR = "易混:\n  - {一: e1, 二: e6, 为什么像: 甲, 看什么: 乙, 问一句: 丙, 像一: 丁"

ROWS: dict[str, Row] = {
    # writing: a sample of tests/store/mistakes.py
    "wide colon": Row(E8, "名称：直爽型", 2, "P101", "全角冒号", "：直"),
    "no blank": Row(E8, "名称:直爽型\n节奏: [快]", 2, "P102", "少一个空格", ":直"),
    "tab": Row(E8, "动机与担心:\n\t想要: 快", 3, "P106", "Tab", " 想要"),
    "open quote": Row(E8, '名称: "直爽型\n依据: 补', 2, "P109", "引号没有成对", '"直爽型'),
    "name twice": Row(E8, "名称: 甲\n名称: 乙", 3, "P113", "写了两遍（第一遍在第 2 行）", "名称"),
    "wide comma": Row(X, O05 + "下一站: [t1，t2]", 4, "P115", "全角的“，”", "，t2"),
    "placeholder first": Row(E8, "开场白:\n  - 话: {{ 称呼 }}，您好\n  - 话: 乙", 3, "P116", "花括号", "{{"),
    # names
    "unknown key in an entry": Row(X, O05 + "名子: 甲", 4, "P201", "o05 的“名子”这个名称不认识，是不是“名称”？请核对", "名子"),
    "unknown key at the top": Row(E8, "外号: [甲]", 2, "P201", "“外号”这个名称不认识；这里能写的：", "外号"),
    "unknown key of a question": Row(Q, S0 + "- 键: 客户\n        提示: 甲", 6, "P201", "“客户”的“提示”这个名称不认识", "提示"),
    "unknown key of a condition": Row(T, Z1 + "逾期最少: 3}]", 4, "P201", "是不是“逾期至少”", "逾期最少"),
    "wide letters in a key": Row(X, "借口:\n  - ｉｄ: o05", 3, "P201", "是不是“id”", "ｉｄ"),
    "missing key of a new entry": Row(H, "红线:\n  - id: h9\n    红线: 不拍照\n    短句: 不拍照", 3, "P202", "h9 缺“依据”；补一行“依据: …”", "id"),
    "missing keys of a new question": Row(Q, S0 + "- 键: 车牌\n        类型: 文本", 5, "P202", "“车牌”缺“问”", "键"),
    "missing key of a whole list": Row(Z, PAIR + "}", 3, "P202", "缺“像二”"),
    "missing line of the three": Row(E8, "动机与担心:\n  想要: 快\n跟进节奏: {间隔工作日: 3, 做法: [甲], 备: 乙}", 4, "P201", "“备”", "备"),
    "a name of an entry in capital letters": Row(X, "借口:\n  - ID: o05\n    先问: 甲", 3, "P201", "“ID”这个名称不认识，是不是“id”？", "ID"),
    "stars for dashes": Row(X, O05 + "真意:\n      - 甲\n      * 乙", 6, "P104", "“*”不是半角减号", "* 乙"),
    # kinds
    "list for a text": Row(E8, "名称: [甲]", 2, "P203", "“名称”要写一段文字，现在是列表", "[甲]"),
    "fields for a text": Row(E8, "名称: {甲: 乙}", 2, "P203", "含“{”“:”的文字要用英文双引号括起来", "{甲"),
    "text for a list": Row(E8, "开场白: 您好", 2, "P203", "要写成列表（每条前面一个减号加空格），现在是“您好”", "您好"),
    "text for entries": Row(X, "借口: 没钱", 2, "P203", "“借口”要写成列表", "没钱"),
    "text for fields": Row(E8, "动机与担心: 怕", 2, "P203", "要分行写“名称: 内容”，现在是“怕”", "怕"),
    "three of two": Row(N, "节点:\n  - id: t0\n    经验工作日: [1, 2, 3]", 4, "P203", "要写 2 个，现在是 3 个", "[1"),
    "a text among entries": Row(E8, "常见拖法与应对: [甲]", 2, "P203", "第 1 条要分行写", "甲]"),
    "word not listed": Row(Q, S0 + "- 键: 项目经理\n        类型: 文字\n        问: 谁？", 6, "P204", "写的“文字”不在可写的词里；只能写：", "文字"),
    "yes for 是": Row(X, O05 + "不升级: yes", 4, "P204", "写的“yes”不在可写的词里；改成 是", "yes"),
    "off for 否": Row(X, O05 + "不谈钱: off", 4, "P204", "改成 否", "off"),
    "True for 是": Row(N, "材料包:\n  - id: w0\n    必备: True", 4, "P204", "改成 是", "True"),
    "on in a question": Row(Q, S0 + "- 键: 称呼\n        可不填: on", 6, "P204", "改成 是", "on"),
    "reliability": Row(R, "LPR:\n  - {发布日: 2019-08-20, 可信度: 很高}", 3, "P204", "只能写：", "很高"),
    "no as a text": Row(E8, "名称: no", 2, "P205", '用英文双引号括起来："no"', "no", minor=True),
    "yes in a list": Row(E8, "别名: [甲, yes]", 2, "P205", "写的 yes，别的程序会当成", "yes", minor=True),
    "0123 as a text": Row(E8, "依据: 0123", 2, "P205", "0123", "0123", minor=True),
    "12:30 as a text": Row(L, "交材料那天: 12:30", 2, "P205", "12:30", "12:30", minor=True),
    "1e5 as a text": Row(E8, "依据: 1e5", 2, "P205", "1e5", "1e5", minor=True),
    "a day as a text": Row(E8, "依据: 2024-02-30", 2, "P205", "2024-02-30", "2024-02-30", minor=True),
    "a day that does not exist": Row(R, "核对日期: 2024-02-30", 2, "P206", "没有 2024-02-30 这一天", "2024-02-30"),
    "a day in words": Row(R, "核对日期: 去年年底", 2, "P206", "要写日期，如 2025-06-01", "去年年底"),
    "a day with slashes": Row(K1, "算到: 2026/11/23", 2, "P206", "要写日期", "2026/11/23"),
    "0123 as a number": Row(L, "默认承诺工作日: 0123", 2, "P207", "要写整数，现在是“0123”", "0123"),
    "12:30 as a number": Row(L, "默认承诺工作日: 12:30", 2, "P207", "要写整数", "12:30"),
    "1e5 as a number": Row(R, TERMS + "日利率: 1e5", 3, "P207", "要写数字", "1e5"),
    "a number in words": Row(X, "回访工作日: 三天", 2, "P207", "只写半角数字", "三天"),
    "wide digits": Row(D, "最低分: ２", 2, "P207", "现在是“２”", "２"),
    "a percent sign": Row(R, TERMS + "日利率: 0.05%", 3, "P207", "现在是“0.05%”", "0.05%"),
    "points in words": Row(Z, "题:\n  - id: q1\n    看到的:\n      - {选项: a, 分: {e1: 高}}", 5, "P207", "要写整数", "高"),
    "nothing behind a name": Row(X, O05 + "先问:", 4, "P208", "o05 的“先问”后面是空的"),
    "an empty item": Row(E8, "别名:\n  - 甲\n  -\n  - 乙", 4, "P208", "“别名”里第 2 条是空的"),
    # ids
    "an id twice": Row(X, O05 + "不谈钱: 否\n  - id: o05\n    不升级: 否", 5, "P301", "o05", "id"),
    "a day of a rate twice": Row(R, "LPR:\n  - {发布日: 2019-08-20, 一年期: 4.25}\n  - {发布日: 2019-08-20, 一年期: 4.3}", 4, "P301", "2019-08-20", "{发布日"),
    "a post in two places": Row(N, "节点:\n  - id: t1\n    岗位: [使用科室]", 4, "P301", "岗位“使用科室”写在了 2 个节点里（t0、t1）", "岗位"),
    "a question twice": Row(Q, "自问:\n  - id: s1\n    字段:\n      - {键: 客户, 类型: 文本, 问: 谁？}", 5, "P301", "键“客户”用了两次", "{键"),
    "an unknown next stop": Row(X, O05 + "下一站: [t9, t99]", 4, "P302", "“下一站”里写的 t99 不存在，是不是“t9”？节点的编号照抄", "t99"),
    "an unknown type of a turn": Row(X, O05 + '因类型: {e88: "好。"}', 4, "P302", "e88 不存在"),
    "an unknown cause of a weight": Row(D, "权重:\n  p1: {c99: 1}", 3, "P302", "c99 不存在"),
    "an unknown phenomenon of a weight": Row(D, "权重:\n  p9: {c1: 1}", 3, "P302", "p9 不存在"),
    "an unknown attitude": Row(M, "信号:\n  - {id: b1, 态度: a9}", 3, "P302", "a9 不存在", "a9"),
    "an unknown exercise": Row(M, "默认练习: x99", 2, "P302", "x99 不存在", "x99"),
    "an unknown phenomenon": Row(T, Z1 + "现象: [p9]}]", 4, "P302", "z1 的“条件”里写的 p9 不存在", "p9"),
    "an unknown difficulty": Row(T, Z1 + "难题: [d9]}]", 4, "P302", "d9 不存在", "d9"),
    "an unknown cause": Row(T, Z1 + "原因: [c9]}]", 4, "P302", "c9 不存在", "c9"),
    "an unknown node": Row(T, Z1 + "节点: [t99]}]", 4, "P302", "t99 不存在", "t99"),
    "an unknown excuse": Row(T, Z1 + "借口: [o99]}]", 4, "P302", "o99 不存在", "o99"),
    "an unknown type": Row(T, Z1 + "类型: [e10]}]", 4, "P302", "e10 不存在", "e10"),
    "an unknown signal": Row(T, Z1 + "信号: [b99]}]", 4, "P302", "b99 不存在", "b99"),
    "an unknown rung": Row(L, "阶梯:\n  - id: j8\n    条件: [{已到级别: [j70]}]", 4, "P302", "j70 不存在", "j70"),
    "an unknown question that is answered": Row(T, Z1 + "答了: {客户情绪: [好]}}]", 4, "P302", "“客户情绪”不存在"),
    "an unknown answer": Row(T, Z1 + "答了: {验收状态: [验收了]}}]", 4, "P302", "“验收了”不是可选的答案", "验收了"),
    "an unknown question that is known": Row(T, Z1 + "填了: [未达标]}]", 4, "P302", "“未达标”不存在，是不是“未达标项”"),
    "an unknown question that is empty": Row(T, Z1 + "没填: [未达标]}]", 4, "P302", "“未达标”不存在"),
    "an unknown answer of 当": Row(Q, S0 + "- 键: 称呼\n        当: {客户性质: [公司]}", 6, "P302", "“公司”不是可选的答案", "公司"),
    "an unknown question of 当": Row(Q, S0 + "- 键: 称呼\n        当: {客户类别: [机关]}", 6, "P302", "“客户类别”不存在"),
    "an unknown question of a paper": Row(N, "材料包:\n  - id: w0\n    当: {验收: [是]}", 4, "P302", "“验收”不存在"),
    "an unknown answer of 有就要办": Row(Q, "自问:\n  - id: s1\n    字段:\n      - {键: 告知, 有就要办: {答了: [没说], 找谁: 甲, 怎么办: 乙}}", 5, "P302", "“没说”不是可选的答案", "没说"),
    "an unknown event of a proof": Row(Q, "拜访后:\n  凭证的说法: {催款函收到: [函…收]}", 3, "P302", "“催款函收到”不存在，是不是“催款函送达”"),
    "a kind of promise that was renamed": Row(Q, "拜访后:\n  字段:\n    - 键: 答应\n      选项: [打款, 单号, 签字盖章, 约人, 补正清单, 没答应]", 5, "P304", "“答应”的选项缺“付款”"),
    "an unknown person": Row(Q, "准备度:\n  要有具体的人: [签字人]", 3, "P302", "“签字人”不存在"),
    "an unknown sentence": Row(Q, "准备度:\n  六句话: {要什么: [要啥]}", 3, "P302", "“要啥”不存在；"),
    "an article taken away": Row(R, "条文:\n  - {id: mfd188, 停用: 是}", 3, "P607", "mfd188 停用了"),
    "an unknown post of a discount": Row(Z, "岗位折算:\n  - {岗位: [会计], 类型: [e1], 打几成: 50}", 3, "P302", "“会计”不存在"),
    "an unknown type of a discount": Row(Z, "岗位折算:\n  - {岗位: [财务], 类型: [e0], 打几成: 50}", 3, "P302", "e0 不存在", "[e0]"),
    "an unknown type of a pair": Row(Z, PAIR.replace("e6", "e66") + ", 像二: 戊}", 3, "P302", "e66 不存在"),
    "an unknown type of a point": Row(Z, "题:\n  - id: q1\n    看到的:\n      - {选项: a, 分: {e99: 3}}", 5, "P302", "e99 不存在"),
    "an unknown phenomenon of a case": Row(K1, "现象: p9", 2, "P302", "p9 不存在", "p9"),
    "an unknown cause of a case": Row(K1, "原因: [c9, c2]", 2, "P302", "c9 不存在", "c9"),
    "an unknown type of a case": Row(K1, "类型: e99", 2, "P302", "e99 不存在", "e99"),
    # placeholders
    "an unknown placeholder": Row(E8, OPENINGS + '"{{ 称乎 }}，您好"', 4, "P303", "占位词“称乎”不存在，是不是“称呼”", '{{ 称乎'),
    "a placeholder where nothing is filled in": Row(Y, Y60 + '绝对不做: ["不提{{ 未付 }}"]', 4, "P303", "“未付”不会换成数", '"不提'),
    "an open placeholder": Row(E8, OPENINGS + '"{{ 称呼，您好"', 4, "P303", "“{{”没有用对", "{{ 称呼"),
    "code in a placeholder": Row(X, O05 + '我答: "{{ 客户|upper }}，好。"', 4, "P303", "占位词只能写成", "{{ 客户|"),
    "a template tag": Row(X, O05 + '我答: "{% if 甲 %}好{% endif %}"', 4, "P303", "没有用对", "{% if"),
    "wide braces": Row(E8, OPENINGS + "您看｛｛ 回访日 ｝｝行不行？", 4, "P303", "占位词要写成 {{ 回访日 }} 这样", "｛｛ 回访日"),
    "one pair of braces": Row(X, O05 + '我答: "好，我{回访日}来。"', 4, "P303", "“{回访日}”不会换成这个案子的数", "{回访日}"),
    "braces apart": Row(X, O05 + '我答: "{ { 称呼 } }，好。"', 4, "P303", "占位词要写成 {{ 称呼 }}", "{ { 称呼"),
    "braces of two kinds": Row(X, O05 + '我答: "{｛称乎｝}，好。"', 4, "P303", "占位词要写成 {{ 称呼 }}", "{｛称乎"),
    "a brace too few": Row(X, O05 + '我答: "{{称呼}，好。"', 4, "P303", "“{{”没有用对", "{{称呼}"),
    "one pair of braces in a letter": Row("letters/l2.yaml", 'id: l2\n正文:\n  - id: d10\n    写法: 段\n    话: "{未付金额}请付。"', 6, "P303", "占位词要写成 {{ 未付金额 }}", "{未付"),
    "a placeholder after one that is right": Row(X, O05 + '我答: "称乎，{{ 称呼 }}，{{ 称乎 }}好。"', 4, "P303", "“称乎”不存在", "{{ 称乎 }}好"),
    "a placeholder in a block": Row(X, O05 + "我答: |\n      先说一句。\n      {{ 称乎 }}，好。", 6, "P303", "“称乎”不存在", "{{ 称乎"),
    "a placeholder in a folded text": Row(X, O05 + "我答: >-\n      先说一句。\n\n      {{ 称乎 }}，好。", 7, "P303", "“称乎”不存在", "{{ 称乎"),
    "a placeholder in a quoted text of two lines": Row(X, O05 + '我答: "先说一句，\n      {{ 称乎 }}，好。"', 5, "P303", "“称乎”不存在", "{{ 称乎"),
    # quotation marks and lists
    "half a pair of quotes behind": Row(X, O05 + '我答: 再说一句。"', 4, "P109", "末尾的引号只有一半", '"'),
    "half a pair of curly quotes behind": Row(E8, "开场白:\n  - 话: 您看还差哪一样？\n  - 话: 再说一句。”", 4, "P109", "末尾的引号只有一半", "”"),
    "half a pair of curly quotes in front": Row(X, O05 + "我答: “再说一句。", 4, "P109", "开头的引号只有一半", "“再说"),
    "curly quotes around what is spoken": Row(X, O05 + "我答: “您看还差哪一样？”", 4, "P110", "单子会再加一对，印成两对；去掉这一对引号", "“您看", minor=True),
    "curly quotes in straight ones": Row(X, O05 + '我答: "“您看还差哪一样？”"', 4, "P110", "印成两对", '"“您看', minor=True),
    "curly quotes around a type's answer": Row(X, O05 + "因类型: {e3: “您看还差哪一样？”}", 4, "P110", "印成两对", "“您看", minor=True),
    "wide quotes": Row(X, O05 + "我答: ＂您看还差哪一样？＂", 4, "P110", "中文引号，括不住内容", "＂您看"),
    "words in one item": Row(X, O05 + "关键词: [搬家、装箱、开箱]", 4, "P115", "“关键词”第 1 条的“搬家、装箱、开箱”算一个词", "搬家、", minor=True),
    # reserved
    "a question hidden that is computed with": Row(Q, "自问:\n  - id: s4\n    字段:\n      - {键: 到期应付, 停用: 是}", 5, "P607", "到期应付 停用了", "{键"),
    "another kind for a question that is computed with": Row(Q, S0 + "- 键: 拜访日期\n        类型: 文本", 6, "P304", "字段“拜访日期”的类型要是“日期时刻”，现在是“文本”", "文本"),
    "an option that is computed with": Row(Q, "自问:\n  - id: s3\n    字段:\n      - 键: 验收拖延\n        选项: [没有拖延, 对方拖延]", 6, "P304", "选项缺“我方原因”", "[没有", more=True),
    "a red line hidden": Row(H, "红线:\n  - {id: h1, 停用: 是}", 3, "P304", "红线 h1 不能停用"),
    "a clue that needs causes": Row(D, "原因:\n  - id: c1\n    线索: [{条件: [{原因: [c2]}], 加分: 1, 为什么: 甲}]", 4, "P305", "不能用“原因”作条件"),
    "an excuse that needs excuses": Row(X, O05 + "条件: [{借口: [o01]}]", 4, "P305", "o05 的“条件”不能用", "[{"),
    # figures
    "days of payment": Row(R, TERMS + "默认天数: 300", 3, "P306", "应在 1～90 之间", "300"),
    "a slipped decimal point": Row(R, TERMS + "日利率: 0.05", 3, "P306", "万分之五写成 0.0005", "0.05"),
    "a rate": Row(R, "LPR:\n  - {发布日: 2019-08-20, 一年期: 425}", 3, "P306", "写百分数，如 3.00", "425"),
    "days of a year": Row(R, TERMS + "年天数: 366", 3, "P306", "只能是 365 和 360", "366"),
    "years of limitation": Row(R, TERMS + "时效年数: 30", 3, "P306", "不像", "30"),
    "months of alarm": Row(R, TERMS + "提前警戒月数: 60", 3, "P306", "应在 1～24 之间", "60"),
    "times the rate": Row(R, TERMS + "LPR倍数低: 9", 3, "P306", "应在 1～4 之间", "9"),
    "a day of no month": Row(C, '窗口:\n  - id: v1\n    从: "13-01"', 4, "P306", "写成 月-日，如 11-01", '"13-01"'),
    "an end before its start": Row(C, '窗口:\n  - id: v1\n    到: "01-02"', 4, "P306", "“到”比“从”早", '"01-02"'),
    "days ahead": Row(C, "窗口:\n  - id: v1\n    提前工作日: 99", 4, "P306", "写 0～60", "99"),
    "a weight": Row(D, "权重:\n  p1: {c1: 30}", 3, "P306", "c1”是 30，不像；写 0～5", "30"),
    "days between visits that are past": Row(E8, "跟进节奏: {间隔工作日: -3}", 2, "P306", "“间隔工作日”是 -3，不像；写 1～20", "-3"),
    "days between visits that are far": Row(E8, "跟进节奏: {间隔工作日: 500}", 2, "P306", "写 1～20", "500"),
    "no cause shown": Row(D, "列前几个原因: 0", 2, "P306", "写 1～20", "0"),
    "too many causes shown": Row(D, "列前几个原因: 99", 2, "P306", "写 1～20", "99"),
    "a thirteenth month": Row(T, Z1 + "月份: [12, 13]}]", 4, "P306", "写 1～12", "13"),
    "more than a hundred points": Row(Q, "准备度: {可以出发: 175}", 2, "P306", "写 0～100", "175"),
    "a post that counts more": Row(Z, "岗位折算:\n  - {岗位: [财务], 类型: [e1], 打几成: 150}", 3, "P306", "写 0～100", "150"),
    "an id in wide letters": Row(H, "红线:\n  - {id: h9０, 红线: 甲, 短句: 乙, 依据: 丙}", 3, "P312", "编号“h9０”的写法不对；只用半角的小写字母和数字", "h9０"),
    "an id in words": Row(H, "红线:\n  - {id: 拍照, 红线: 甲, 短句: 乙, 依据: 丙}", 3, "P312", "字母开头，如 o90", "拍照"),
    "an id in capital letters": Row(H, "红线:\n  - {id: H90, 红线: 甲, 短句: 乙, 依据: 丙}", 3, "P312", "小写字母", "H90"),
    "thresholds of the quiz": Row(Z, "门槛: {候选题数: 20}", 2, "P306", "候选不超过下结论"),
    "one opening": Row(E8, "开场白: [{话: 您看还差哪一样？}]", 2, "P307", "至少 2 句", "[{话"),
    "nothing never done": Row(E8, "绝对不做: []", 2, "P307", "“绝对不做”不能空着", "[]"),
    "no options": Row(Q, S0 + "- {键: 车牌, 类型: 单选, 问: 哪个？}", 5, "P307", "字段“车牌”没有选项"),
    "no columns": Row(Q, S0 + "- {键: 车牌, 类型: 明细, 问: 哪个？}", 5, "P307", "没有列"),
    "no rates": Row(R, "LPR: []", 2, "P608", "“LPR”后面是空的，什么也不会改；想去掉一条，写编号和“停用: 是”；不改就删掉这一行", "[]"),
    "no excuses": Row(X, "借口: []", 2, "P608", "“借口”后面是空的", "[]"),
    "no fields of a section": Row(Q, "自问:\n  - id: s4\n    字段: []", 4, "P608", "s4 的“字段”后面是空的", "[]"),
    "a limit of the last band": Row(L, "账龄:\n  - {id: u6, 逾期至多: 3000}", 3, "P308", "最后一档不要写上限"),
    "bands out of order": Row(L, "账龄:\n  - {id: u1, 逾期至多: 500}", 3, "P308", "从短到长排"),
    "too long": Row(E8, OPENINGS + '"' + "您看这一步还差哪一样？" * 12 + '"', 4, "P309", "个字，太长", '"您看', minor=True),
    "looked at long ago": Row(R, "核对日期: 2024-01-01", 2, "P310", "是 2024-01-01，过了一年多", "2024-01-01", minor=True),
    "remedies that do not match": Row(V, "措施:\n  - id: m1\n    没做到就补: [甲]", 4, "P311", "条数不一样", "[甲]"),
    "anchors": Row(M, '五力:\n  - id: l1\n    自评:\n      - {id: l1.9, 问: 甲, 锚点: {"1": 甲}}', 5, "P311", "要有 1、3、5 三档"),
    # wording
    "a threat": Row(E8, OPENINGS + '"今天不付，我们就找媒体曝光。"', 4, "P401", "“曝光”像是威胁", "曝光"),
    "a present": Row(E8, OPENINGS + '"晚上一起吃饭，慢慢说。"', 4, "P402", "送礼请客", "吃饭"),
    "a false paper": Row(X, O05 + '我答: "日期咱们往前写一点就行。"', 4, "P403", "假材料", "往前写"),
    "private matters": Row(X, O05 + '先问: "您孩子上学的事办好了？"', 4, "P404", "私事", "孩子"),
    "a promise of money": Row(E8, OPENINGS + '"您签了，下周肯定到账。"', 4, "P405", "说死", "肯定到账"),
    "round the rules": Row(E8, OPENINGS + '"这回咱们特事特办，好不好？"', 4, "P406", "绕过程序", "特事特办"),
    # situations
    "an unknown excuse of a situation": Row(Y, Y60 + "应答:\n      - {他说: 甲, 我答: [乙], 借口: [o99]}\n      - {他说: 丙, 我答: [丁]}", 5, "P302", "o99 不存在", "o99"),
    "a last wording that a case may lack": Row(Y, Y60 + '开口: {第一句: ["还差{{ 未付 }}。"], 第二句: [请您看。]}', 4, "P303", "最后一句用了“未付”，不是每个案子都有", '"还差'),
    "no wording": Row(Y, Y60 + "开口: {第一句: [], 第二句: [请您看。]}", 4, "P307", "“第一句”不能空着", "[]"),
    "one answer for a situation": Row(Y, Y60 + "应答: [{他说: 甲, 我答: [乙]}]", 4, "P307", "“应答”至少 2 条", "[{他"),
    "a placeholder of a situation": Row(Y, Y60 + '安心: "{{ 称乎 }}，放心。"', 4, "P303", "“称乎”不存在，是不是“称呼”", "{{ 称乎"),
    "an unknown situation": Row(Y, Y60 + "除非: [{情形: [y999]}]", 4, "P302", "y999 不存在", "y999"),
    "a threat of a situation": Row(Y, Y60 + "安心: 再不付就曝光。", 4, "P401", "“曝光”像是威胁", "曝光"),
    # versions and files
    "an unknown file": Row("question.yaml", "自问: []", 0, "P601", "没有哪里会读这个文件，是不是“questions.yaml”"),
    "capital letters": Row("types/E8.yaml", "名称: 甲", 0, "P601", "是不是“types/e8.yaml”"),
    "another ending": Row("excuses.yml", "借口: []", 0, "P601", "是不是“excuses.yaml”"),
    "a hidden ending": Row("excuses.yaml.txt", "借口: []", 0, "P601", "是不是“excuses.yaml”"),
    "a file of their own": Row("备忘.yaml", "甲: 乙", 0, "P601", "打法文件只有：questions.yaml"),
    "a file in a wrong folder": Row("e8.yaml", "名称: 甲", 0, "P601", "types/e8.yaml"),
    "hiding the whole file": Row(E8, "停用: 是", 2, "P604", "只能写在有编号的一条里", "停用"),
    "not hiding the whole file": Row(E8, "停用: 否", 2, "P604", "没有用", "停用"),
    "hiding with yes": Row(X, O05 + "停用: yes", 4, "P604", "写的“yes”不算数；写成“停用: 是”", "停用"),
    "hiding what is not there": Row(X, "借口:\n  - {id: o99, 停用: 是}", 3, "P604", "要停用的 o99 在自带的里没有；核对编号"),
    "another id": Row(E8, "id: e7", 2, "P605", "id 是“e7”，和文件名对不上；改成 e8", "e7"),
    "another id of a case": Row(K1, "id: k2", 2, "P605", "和文件名对不上", "k2"),
    "hidden and still needed": Row(L, "账龄:\n  - {id: u6, 停用: 是}", 3, "P607", "u6 停用了，可是 escalation.yaml “账龄”最后一档不要写上限；删掉“停用: 是”，别的可以照改"),
}  # fmt: skip
