"""What stands on the page of bare `huikuan` about the things to do, and what is said when one is ticked or moved. Imports nothing."""

from __future__ import annotations

TODAY, NOTHING_TODAY = "今天要办（{today}）：", "今天没有到日子的事（{today}）。"
AHEAD = "接下来三天："
NOW, LATE, COMING = "今天", "过了 {days} 天", ("", "明天", "后天", "大后天")

PERIOD_ENDS, PERIOD_LEFT, PERIOD_PAST = (
    "{period}最早 {day} 就到，{left}",
    "还剩 {days} 天",
    "已经过了 {days} 天",
)
LIMIT_TODAY = "就是今天"
SEND = "今天就寄催款函，留好送达凭证：huikuan letter {number} --kind 催款函"
TO_LAWYER = "先找律师，别和对方谈时效"
APPLY = "今天就请律师定下申请执行"

PROMISED = "{who}答应的{what}"
BROKEN, DUE, OPEN = "落空了", "说好今天", "没说哪天"
MISSED = "，第 {count} 次"
CALL = "去之前先问{who}：{what}"
STILL_TO_ASK = "还没问{who}：{what}"
VISIT = "去见{who}，要：{what}"
VISITED = "{day}要见的{who}，还没记"
LOG_IT = "见过了就记一笔：huikuan log {number}；没见成就改天：huikuan move {number} 周五"
SAY = "说：{words}"
BEHIND_STEPS, BEHIND_CALLS = "（前面还有 {count} 步没办）", "（另外还有 {count} 样要问）"
SOMEBODY = "对方"

HOW = (
    "看计划 huikuan show 编号　　办完了 huikuan done 编号",
    "见完记 huikuan log 编号 　　换一天 huikuan move 编号 周五",
)
MORE_DUE = "还有 {count} 条也到了日子，先办上面的；办完一条出来一条"
READING = "第一次看 {count} 份计划，要一会儿……"

ARG_NUMBER, ARG_NUMBERS = "编号（上次列出来的）", "编号（上次列出来的），可以写几个"
ARG_DAY = "改到哪天，如 周五、12-04、后天"
OPT_NOTE, OPT_WHY = "补一句，如 单号 2026-118", "为什么改"
MARK, SEE, ASK = "{period}的提醒", "去见{who}", "问{who}：{what}"
DONE, MOVED = "办完了：{customer}，{what}", "改到 {day}：{customer}，{what}"
DONE_ALREADY = "{number} 号已经办完了：{what}"
NOT_A_THING = "{number} 号是一份计划，不是一件要办的事"
NO_LONGER = "{number} 号这件事已经不在计划里了"
SEE_LIST = "先打 huikuan 看今天要办的"
PAST_DAY = "{day} 已经过了"
NEXT_DAY = "写一个今天或以后的日子，如 周五、12-04"
NO_DAY = "“{text}”看不出是哪天"
VISIT_DONE = "他说了什么、答应了什么，趁热记下：huikuan log {customer}"
FINISHED = "这一单已经收掉了"
