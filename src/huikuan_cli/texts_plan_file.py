"""What is said of a plan file that a hand changed. Imports nothing."""

from __future__ import annotations

NO_PLAN, PLAN_NAMES = "“{path}”不是 huikuan 的计划文件", "计划文件的名称以 {suffix} 结尾"
OTHER_VERSION, UPGRADE = "“{path}”的版本是“{version}”", "这一版程序读 版本: {known}；请升级 huikuan"
NOT_WRITTEN = "没写"
BEYOND_REPAIR = "“{path}”改坏了，读不出来"
RESTORE = "改好，或从 .bak 留底恢复"

AT, NTH = "“{name}”{what}", "第 {number} 条"
LACKS, EMPTY = "没有了", "后面是空的"
UNLIKE = "应是{wanted}，写成了{found}"
A_TEXT, A_LIST, FIELDS, A_NUMBER = "一段文字", "一列（每行前面一个减号）", "几行“名称: 内容”", "一个整数"
NO_ANSWERS = "“答案”没有了"

DAY_UNREAD = "“{name}”写着“{text}”，看不出是哪天"
BY_SPOKEN = "（这一条先按“哪天”写的 {day}算）"
BY_ANSWERS = "（先按答案里的拜访日期算）"
NOT_DATED = "（这一条先不上日历，也不提醒）"
WRITE_A_DAY = "写成 2026-12-02 这样"

REST_USED = "上面 {count} 处先不用，别的照用；改好再运行一次就齐了。"
WRONG_IN_PLANS = "计划里有写错的（先不用这几处，别的照用）："
MORE_WRONG = "“{path}”里另外还有 {count} 处。"
MEND_FIRST = "“{path}”要先改好这几处，才能重新推算（免得改过的丢了）"
