"""What is said about an assistant's lines. Imports nothing."""

from __future__ import annotations

NO_PART = "前面没有小标题，或者“我答”前面没有“他说”"
ENOUGH = "行数太多"
LAW_RULES = "期限可能过了，律师看过以前不出新纸"
EMPTY = "没有写话"
NO_TOKEN = "“{word}”不知道指谁"
TOO_LONG = "有 {count} 个字，太长（最多 {most} 个）"
NO_FIGURE = "“{word}”这个数你没有写过；是算出来的，先在“算”里写式子"
WRONG_SUM = "式子算不出这个数"
STRANGE_OPERAND = "式子里的“{word}”你没有写过；先写一行算出它的式子"
NO_DAY = "“{word}”这一天不对：不是案子里的日子，也不在给你的工作日里（算出来的先写进“算”），或者星期几错了"
EARLY = "“{word}”在拜访以前：这一块从拜访那天写起，以前要办成的写在“今晚”"
NOT_BEFORE, TOO_LATE = "“{word}”这一天不对：“今晚”要在拜访那天以前", "“{word}”太晚：材料要在那以前交进去"
SEEN = "“{word}”不写在这里，他可能看见；写在案眼、今晚或没谈成里"
NEAR_ITS_END = "{day}以前手里要有一张收到催款的凭据，误了这笔就悬了"
NO_ADDRESS = "里面有网址"
NO_PERSON = "“{word}”你没有写过"
FORBIDDEN = "“{word}”像是{name}"
ALIKE = "“{word}”读起来像不该写的话，换个说法"
SOMEBODY = "别人"
ONLY_WHAT_NOT = "“{word}”不是不做的事；这里只写不做什么"
UNSPEAKABLE = "“{word}”念不出口"
PRIVATE = "“{word}”是只给自己看的词"
THIRD_PERSON = "当着“{word}”的面，用第三人称说他"
WRITTEN_PAGE = "正面的话是助手照这个案子写的，程序核过数、日子和用词，念之前看一遍；"
ASK_LAWYER = "先问法务：{risk}；问清哪句能写、能签再去"
WHY = "助手照这个案子写的，数、日子、人和用词核过"
DOUBT = "助手提醒核一下："
WHO, THE_ONE_MET = "代号（照写，读回来会换成名字）", "：要见的人，当面这样叫"
CALLED, ENDS = "（{title}）", "（末四位 {signs}）"
MANNERS, FORM = "规矩", "照这个样子写"
PRINTED, UNPRINTED = "上一稿印出来的正面", "上一稿用上了、正面没有地方印的"
NOT_TAKEN, AGAIN = "上一稿没用上的句子（括号里是为什么）", "这一次：把上一稿改好，整页从头写全"
ALOUD = "这一次：只把话改得念得出口，整页从头写全"
TOO_MUCH = (
    "上一稿写了 {written} 个字，纸上印下 {printed} 个：先想好哪几行不要，再写；这一次一行也不要多到印不下"
)
NO_LONGER = "助手写的“{part}”这一句不再合适，没有用：{text}（{why}）"

# huikuan assist
PART, ASK_NOTE = "〔助手〕", "把这件事像跟同事讲一样讲一遍"
ASK_NOTE_HELP = "可以用语音输入；越细越好：他的原话、手里有的没的、你怕什么、老板怎么说。不写也行"
ASK_HIDE, ASK_HIDE_HELP = (
    "里面还有哪些名字不能出公司？",
    "别的公司、地名，用顿号隔开；客户、项目、人名已经会换掉",
)
LONGEST_NOTE, MOST_HIDDEN = 2000, 60
TOO_SHORT, WRITE_WHOLE = "“{name}”只有一个字，换不干净", "写全名，如 通达公司"
NOT_HIDDEN, ARE_HIDDEN = "“{name}”没有另外隐去过", "另外隐去的：{names}"
TOO_MANY = "要隐去的名字最多 {most} 个"
NOTHING_DONE = "没有写；原来的计划没有动"
ONE_AT_A_TIME = "--take、--drop、--send 一次只用一个"
WRITTEN = "请教：{path}"
HOW = (
    "先打开看一遍：名字换成了代号，金额、日期和他说的话还在；不能出公司的，删掉再贴",
    "整段贴给公司批准的助手，把它的回答存成一个文本文件，再：huikuan assist {plan} --take 回答.txt",
)
HOW_AGAIN = (
    "{again}：写进了 {path}",
    "另开一个新对话整段贴进去（新眼睛才挑得出毛病），回答再：huikuan assist {plan} --take 回答.txt；这一张够用就不用",
)
FORMER = "“{parts}”新写的没用上，留着原来的"
ONCE_MORE, ALOUD_NOW = "再问一遍会更好，这张正面和没用上的句子", "最后再请它只把话改顺"
SENDING_AGAIN = "请它看着印出来的这一张再改一遍（{count} 个字）……"
NOT_AGAIN = "再改一遍没有做成，用的是前一遍的：{why}"
OR_SEND = "或者加 --send，直接交给 HUIKUAN_ASSISTANT 写的那个命令"
SENDING = "正在交给助手（{count} 个字），等它写完……"
NO_TEXT, SAVE_AS_TEXT = "“{name}”不是文字", "把助手的回答存成文本文件（.txt）"
NO_LINES = "里面没有一句认得的话"
NO_LINES_FIX = "回答要照“照这个样子写”那一段：单独一行写“页：”，下面小标题写在【】里"
NONE_KEPT = "一句也没有用上，单子没有动"
TAKEN = "用上 {count} 句，单子上标着“助”"
REFUSED = "没用 {count} 句："
STRANGE = "还有 {count} 行不知道算哪里，没有用，如：{text}"
CONTEST = "哪一句不合适，先看编号：huikuan show {plan} --detail，再去掉：huikuan assist {plan} --drop 助3（全部去掉写 全部）"
NONE_THERE = "这份计划里没有助手写的话"
NO_SUCH, SEE_IDS = (
    "没有“{name}”这一句",
    "编号是 助1、助2 这样，huikuan show 加 --detail 看得到；全部去掉写 全部",
)
DROPPED = "去掉 {count} 句，别的照旧"
NO_COMMAND = "没有写交给谁"
NO_COMMAND_FIX = (
    "先把环境变量 HUIKUAN_ASSISTANT 设成公司批准的命令（从标准输入读、往标准输出写），或者不加 --send，自己贴"
)
BAD_COMMAND = "HUIKUAN_ASSISTANT 里的命令写得不对：{command}"
TOO_SLOW, BY_HAND = "等了 {seconds} 秒还没有回答", "不加 --send，自己贴过去"
NOT_STARTED, FAILED = "打不开命令“{command}”", "那个命令没有做成（退出码 {code}）"
OPT_NOTE = "把这件事讲一遍（不写会问）"
OPT_HIDE = "还要隐去的名字，用顿号隔开"
OPT_UNHIDE = "不再隐去的名字（加错了的），用顿号隔开"
OPT_TAKE = "读助手的回答：文本文件，或 -（从管道来）"
OPT_DROP = "去掉助手的句子：编号（助3，几句用逗号隔开）或 全部"
OPT_SEND = "直接交给环境变量 HUIKUAN_ASSISTANT 写的命令，并读它的回答"
