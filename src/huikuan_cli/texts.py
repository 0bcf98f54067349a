"""Fixed sentences that a person sees, in one place for a reviewer who reads Chinese. Imports nothing."""

from __future__ import annotations

# 命令的说明
APP_HELP = "回款教练：去政府客户那里要账之前，五分钟备好一张行动单。"
PLAN_HELP = "准备一次拜访：一问一答，写出计划和行动单。"
DRAFTS_HELP = "没填完的：列出来，接着填，或删掉。"
SHOW_HELP = "在屏幕上看一份计划。"
RENDER_HELP = "手改计划以后，重新出行动单。"
INIT_HELP = "建一个工作文件夹，放计划和我方信息。"
EXCUSE_HELP = "他这么说，我怎么答：按编号、词或原话查。"
CLOCK_HELP = "只算日子：到期、逾期、利息、时效。"
TYPE_HELP = "观察测验：他更像哪一种客户。"
ASSESS_HELP = "五力自评：记下来，看走势和本周一练。"
CASES_HELP = "教学案例：读一个，或看它出的行动单。"
# 命令一览，两处都印：说明页和只打 huikuan 时的那一页
COMMANDS = f"""\
  plan    {PLAN_HELP}
  drafts  {DRAFTS_HELP}
  show    {SHOW_HELP}
  render  {RENDER_HELP}
  init    {INIT_HELP}
  excuse  {EXCUSE_HELP}
  clock   {CLOCK_HELP}
  type    {TYPE_HELP}
  assess  {ASSESS_HELP}
  cases   {CASES_HELP}"""
# 整页说明，免得为它装载命令行库；测试保证它和命令行库打印的一字不差
HELP_PAGE = f"""\
用法： huikuan [选项] 命令 [参数]…

  {APP_HELP}

选项:
  --version   版本
  -h, --help  看说明

命令:
{COMMANDS}"""

# 只打 huikuan 时的那一页
HOME_COMMANDS = "命令（如 huikuan plan）："
HOME_HINT = "第一次用：运行 huikuan plan，一问一答约五分钟；命令后面加 --help 看用法。"
DUE = "这几天该办的事（今天 {today}）："
NOTHING_DUE = "这几天没有到日子的事（今天 {today}）。"
NEAR_DAYS = ("今天", "明天", "后天", "大后天")
OVERDUE_DAYS = "过了 {days} 天"
VISIT = "去见{person}，要：{want}"
SEE_PLAN = "看计划：huikuan show {path}"
MORE_DUE = "还有 {count} 条"
TOO_MANY_PLANS = "计划太多，只看了日子离今天最近的 {count} 份。"
UNREAD = "先跳过（内容读不了，或文件名带特殊符号）：{names}"
UNREAD_MORE = "{names}等 {count} 份"

# 参数和选项的说明
ARG_WORDS = "他说的话、一个词，或编号如 o05；不写就列出全部"
ARG_SEEN = "看到的，如 q1=a q2=c；不写就一题一题问"
ARG_RATED = "打的分，如 l1.1=3；不写就一题一题问"
ARG_CASE = "案例编号，如 k1；不写就列出全部"
ARG_FACTS = "要算的，如 起算点=验收合格 验收合格日期=2025-07-10 到期应付=86万；不写就一问一答"
OPT_KIND = "只看对这一型怎么答，如 e8"
OPT_ROLE = "他的岗位，如 财务；有些岗位的人本来就这样，会折算"
OPT_VISITS = "这些是从几次见面里看到的"
OPT_WITNESS = "我是主管，给他评（旁证）"
OPT_SHOW = "只看走势和五力、532、四循环，不评"
OPT_FORGET = "删掉全部自评记录"
OPT_RUN = "看这个案例出的行动单（不写文件）"
OPT_CASE_ANSWERS = "打印这个案例的答案文件，可以改成自己的"
OPT_CASE_TODAY = "按哪一天算；不写就用案例自己的日子"
OPT_CLOCK_ANSWERS = "从答案文件读"
OPT_ANSWERS = "不问问题，从答案文件读（用 --template 得到样子）"
OPT_OUT = "写到哪个文件夹；不写就用工作文件夹，再没有就用 文档/回款教练"
OPT_TODAY = "按哪一天算，如 2026-11-23；不写就是今天"
OPT_FORMAT = "出什么：md 是计划加行动单，yaml 只要计划"
OPT_NO_INPUT = "一句都不问；缺什么就列出来"
OPT_DRY = "只看不写：把行动单打在屏幕上"
OPT_JSON = "结果用 JSON 打出来，给别的程序用"
OPT_TEMPLATE = "打印一份空的答案文件，带说明"
OPT_PLAYBOOKS = "用这个文件夹里的打法；没有的文件用自带的"
OPT_REPLACE = "同名的计划换成新的，旧的留底为 .bak"
OPT_RESUME = "接着填上次没填完的"
OPT_FROM = "从上一份计划接着准备：合同上的事实照旧，没问清的再问"
OPT_DELETE = "删掉这一份"
ARG_DRAFT = "草稿编号；写了就接着填这一份，不写就列出来"
OPT_PLAIN = "不用方向键，只用编号和回车"
OPT_VERSION = "版本"
ARG_PLAN = "计划文件（….plan.yaml）"
ARG_FOLDER = "文件夹；不写就是当前文件夹"

# 向导
WIZARD_TITLE = "回款教练：拜访前的准备。大约五分钟，随时可以停，填过的都在草稿里。"
WIZARD_HINT = "不知道的直接回车或选“不清楚”，会变成一条要问的事。\n上一问：输入 < 或按 Esc；先跳过：输入 >；先停下：Ctrl-C。"
PLAIN_HINT = "不知道的直接回车。单独输入 < 回上一问，> 先跳过，q 先停下。"
UNKNOWN_CHOICE = "不清楚（列进要问的事）"
SKIP_CHOICE = "空着"
UNSURE_TYPE = "不确定（用通用打法）"
EMPTY_IS_UNKNOWN = "不清楚就直接回车"
EMPTY_IS_NONE = "没有就直接回车"
SELECT_HINT = "（↑↓ 或打字选，回车确定）"
CHECK_HINT = "（空格勾选，回车确定；什么都不勾就是不清楚或空着；< 上一问，> 跳过）"
BACK_CHOICE = "上一问"
GO_BACK = "回去"
LATER_CHOICE = "先跳过，最后再说"
PREFILLED = "已经填好，要改就改，回车确定；不清楚就清空再回车"
NONE_CHOICE = "一样都没有"
SECTION_IN = "好，接着填"
SECTION_OUT = "跳过这一段"
SUGGESTED = "（按前面说的先勾好，不对就改）"
WHY = "为什么问：{why}"
FROM_BEFORE = "（已按 huikuan.yaml 填好，可直接回车）"
HALF = "（接着刚才没写完的）"
LAST_TIME = "（上次）"
LAST_HINT = "（上次 {day} 填的，没变就回车）"
LAST_UNKNOWN = "（上次没问清）"
CARRIED = "接着上一份计划：合同上的 {count} 项照旧不再问（金额和日期也在内，最后请核对）；没问清的再问，其余标着“（上次）”。"
LATER = "先跳过"
LEFT_EMPTY = "空着"
SUMMARY_TITLE = "都问完了，看一眼："
SUMMARY_ASK = "接下来？"
SUMMARY_WRITE = "写出计划和行动单"
SUMMARY_CHANGE = "改某一项"
SUMMARY_FILL = "补上先跳过的 {count} 项（不补就按“不清楚”写）"
SUMMARY_STOP = "先存草稿，下次再填"
PICKED = "选了 {count} 样"
DOUBT = "要改就重填；没写错就再回车一次，最后一起核对。"
DOUBT_ELSEWHERE = "先接着填，写之前再一起核对。"
MEANT = "已经替你填好，对就回车，不对就改。"
AMOUNT_IS = "即 {amount}"
AMOUNT_SMALL = "按 {amount}记下；要是以万计，请回上一问（<）写上“万”"
DROPPED = "多粘贴进来的没有收：“{text}”；请一项一项填。"
TICKED = "（已选）"
BY_NUMBER = "请写前面的编号（1 到 {most}）。"
CHANGE_HINT = "（写编号或名称，< 回去）"
REVIEW = "〔核对〕"
CHANGE_PART = "改哪一部分？"
CHANGE_ASK = "改哪一项？"
CONFLICTS = "有几处对不上，写之前请先改："
DRAFTS = "〔草稿〕"
FOUND_ONE = "发现{line}没填完，继续吗？"
FOUND_SOME = "有 {count} 份没填完，接着填哪一份？"
GO_ON = "继续填"
NEW = "新填一份"
DRAFT_LINE = "{when} {customer}（{done}，填了 {count} 项）"
NO_CUSTOMER = "还没写客户"
DRAFT_BUSY = "（正在另一个窗口里填）"
DRAFTS_TITLE = "没填完的："
DRAFTS_NEXT = "接着填：huikuan drafts {number}；删掉：huikuan drafts {number} --delete"
DRAFT_BROKEN = "草稿“{path}”读不懂，没有动它；可以打开看看，不要了就自己删掉"
DRAFT_DELETED = "删掉了：{line}"
DELETE_ASK = "删掉{line}吗？删了就找不回来。"
DELETE_YES = "删掉"
DELETE_NO = "不删"
NOT_DELETED = "没有删。"
WHICH_DRAFT = "没写删哪一份"
ASKED_AGAIN = "打法改过，有 {count} 项要重新答。"
DRAFT_FAILED = "× 草稿没存上：{reason}。先接着填，答完下一项会再存一次。"
DRAFT_SAVED_AGAIN = "草稿又存上了。"
PAUSED = "先停在这里，已填的 {count} 项都在草稿里。\n接着填：huikuan drafts {number}"
PAUSED_UNSAVED = "先停在这里。草稿没存上（{reason}）：把上面这份答案复制到一个文件里，再用 huikuan plan --answers 文件 接着填"
STILL_DRAFT = "填过的都在草稿里，接着填：huikuan drafts {number}"
PAUSED_EMPTY = "先停在这里，还没填什么。"
NO_DRAFT = "没有没填完的草稿"
ROW_MORE = "“{name}”还有下一条吗？"

# 结果
SAVED_PLAN = "计划：{path}"
SAVED_SHEET = "行动单：{path}"
SAME = "内容和原来一样，没有重写。"
VERDICT = "准备度 {points} 分：{verdict}"
NEXT_SHOW = "看一遍：huikuan show {path}"
NEXT_PLAN = "这一份之后又准备过：{path}"
RECOMPUTED = "答案改过，已按新答案重新推算；原来的文件留底为 .bak"
STALE = "答案改过，结论还是按旧答案算的；先运行 huikuan render {path}"
SOURCES = "用了团队的打法：{names}"
UNDERSTOOD = "按这样理解的："
WOULD_WRITE = "会写（现在没有写）：{path}"
WORKSPACE_MADE = "工作文件夹建好了。先填我方信息：{path}"

# 速查、测验、自评、案例
UNSEEN = "不清楚"
NOT_SEEN = "没看到"
RATING_KEPT = (
    "记在 {path}（只有你自己能读）；看走势：huikuan assess --show；全部删掉：huikuan assess --forget"
)
FORGOTTEN = "自评记录删掉了。"
NOTHING_TO_FORGET = "没有自评记录。"
WHICH_CASE = "没写是哪个案例，写成 huikuan cases k1 --run"
NOTHING_RATED = "一题都没打分，没有记下什么。"
CASE_NEXT = "看它出的行动单：huikuan cases {id} --run；拿它的答案当样子：huikuan cases {id} --answers"

# 出错
NO_TERMINAL = "这里不能一问一答（没有终端）"
NO_TERMINAL_FIX = "用 huikuan plan --template > 答案.yaml 填好，再运行 huikuan plan --answers 答案.yaml"
NO_CONSOLE = "这个窗口不支持方向键（比如 Git Bash），换成写编号的方式接着问。"
MISSING = "还缺这些，必须先填："
NOT_BOTH = "{one} 和 {two} 不能一起用"
BUG = "程序出错了，不是你的问题；记录在 {path}，请发给维护的人"
BUG_NO_LOG = "程序出错了，不是你的问题；记录也没写成，请把刚才的操作告诉维护的人"
NO_TERMINAL_SHORT = "把答案直接写在命令后面，用 --help 看写法"
STOPPED_SHORT = "先停在这里，没有记下什么。"
INTERRUPTED = "停下了，什么都没写。"
SEE_HELP = "运行 {command} --help 看用法"
