"""Fixed sentences of the board of a team."""

TITLE = "团队看板"
NOBODY = "没写责任人"
NEXT_VISIT, NEXT_HAND_IN, NEXT_CALL, NEXT_STEP = "拜访", "交材料", "补问", "跟进"
SEEN, PASSED, OTHER_KIND = "见过了", "拜访日过了", "别的"
LIMIT_LEFT, LIMIT_OVER = "{period}警戒还剩 {days} 天", "{period}可能过了 {days} 天"
NOT_LOGGED, NO_NEXT = "拜访日过了没记", "没有下一个日子"
OTHER_REDS = "红灯另有 {count} 处"
NO_AMOUNT, DOUBTFUL = "金额不清楚", "※金额或到期日待核"
NO_CUSTOMER, NO_WEAK = "（没写客户）", "（没有）"
ANSWERS_WRONG = "答案要改，金额没算"
FILE_WRONG = "文件有 {count} 处要改"

# 一页的几句话
COUNTED = "{people} 个人，{plans} 张计划，{open} 笔在办"
CLOSED, EARLIER, UNREAD = "收掉了 {count} 笔", "同一笔的前几次 {count} 张不另算", "{count} 份文件要改"
MONEY = "逾期 {overdue}（{late} 笔），没付一共 {left}"
UNKNOWN = "另有 {count} 笔金额不清楚，没算在内"
DOUBTS = "打※的 {count} 笔，金额或到期日待核"
ACTIVITY = "近 {days} 天：拜访 {visits} 次，得到承诺 {promised} 个，兑现 {kept} 个，落空 {broken} 次"

# 表的名称、列的标题
TALKS, PEOPLE, ROWS, FILES = "该谈一谈", "各人", "各笔", "要改的计划文件"
NOBODY_TO_TALK = "这一次没有。"
WHO, WHY, REASON, ABOUT = "谁", "哪一条", "为什么", "谈什么"
OPEN, OVERDUE, LATE, LEFT = "在办（笔）", "逾期（元）", "逾期（笔）", "没付（元）"
VISITS, PROMISED, KEPT, BROKEN = "拜访（次）", "承诺得到", "兑现", "落空（次）"
SILENT, WEAK = "几天没联系", "弱项"
CUSTOMER, PROJECT, CONTRACT, DAYS, DUE = "客户", "项目", "合同编号", "逾期天数", "最早到期日"
LAST, PROMISE, PROMISED_DAY, STATE = "上次见面", "承诺", "答应的日子", "状态"
NEXT_DAY, NEXT, POINTS, VERDICT = "下一个日子", "要办", "准备度", "能不能去"
FLAGS, NODE, FILE = "红旗", "卡在哪一站", "计划文件"
SUM = "合计"

# 屏幕
PERSON_LINE = "在办 {open} 笔，逾期 {overdue}"
DID_LINE = "拜访 {visits} 次，承诺 {promised}（兑现 {kept}、落空 {broken}）"
SILENT_LINE, WEAK_LINE = "{days} 天没联系", "弱项 {names}"
ROW_HEAD = "{who}　{customer}　逾期 {overdue}"
DAYS_LATE, SAW, NOT_SEEN = "{days} 天", "上次 {day}", "还没去"
PROMISE_LINE, NEXT_LINE, READY_LINE, NODE_LINE = (
    "{kind}{day} {state}",
    "下一个 {day} {what}",
    "准备度 {points} {verdict}",
    "卡在 {node}",
)
ROWS_SHOWN = "逾期多的在前，前 {shown} 笔，共 {count} 笔"
MORE = "全部在 --format xlsx、csv 里，或加 --top {count}"
BETWEEN, ABOUT_LINE = "；", "{rule}，谈：{about}"
FOOT = "对客户的人的判断不在这张板上。※ 金额或到期日有待核的，看那一单的行动单。"

# 命令
ARG_FOLDERS = "计划在哪些文件夹（下面的也算）；不写就用工作文件夹"
OPT_FORMAT = "还出哪几种文件：xlsx、html、csv、json、all，几样用逗号隔开；不写只在屏幕上看"
OPT_OUT = "文件写到哪里；不写就写在这里"
OPT_TOP = "列前几笔；不写，屏幕上 20 笔，网页上一张纸放得下的；xlsx、csv、json 里总是全部"
NO_FOLDER = "找不到文件夹“{path}”"
NO_PLANS = "“{path}”里没有计划"
NO_PLANS_FIX = "用 huikuan board 文件夹 指给它；一人一个文件夹，或者都放在一处"
BOARD = "看板"
CANNOT_READ_ON = "第 {line} 行写法不对，读不下去；用 huikuan show 打开它，看怎么改"
LINES_TO_MEND = "第 {lines} 行要改，别的照用；用 huikuan show 打开它，看怎么改"
TO_MEND = "有要改的，别的照用；用 huikuan show 打开它，看怎么改"
NOT_READ, NO_HEAD = "读不了这个文件；请核对，或用留底的 .bak", "没有客户，也没有拜访日；请核对是不是计划文件"
READING = "正在看 {count} 份计划……"
