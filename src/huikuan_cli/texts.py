"""Fixed sentences that a person sees, in one place for a reviewer who reads Chinese. Imports nothing."""

from __future__ import annotations

# 命令的说明
APP_HELP = "回款教练：去政府客户那里要账之前，五分钟备好一张行动单。"
PLAN_HELP, DRAFTS_HELP = "准备一次拜访：一问一答，写出计划和行动单。", "没填完的：列出来，接着填，或删掉。"
LOG_HELP = "拜访回来记一笔：他答应了什么、哪天；印出三行纪要。"
DONE_HELP, MOVE_HELP = "办完了一条：打勾，记进计划。", "换一天办：改到哪天，为什么，记进计划。"
CLOSE_HELP = "钱到齐了：记下金额、日子、什么管用，收掉这一单。"
LEDGER_HELP = "读财务的台账（xlsx、xls、csv），说先去收哪几家、为什么；从不改那个文件。"
ASSIST_HELP = "把案子隐去名字写成一页，请公司批准的助手写话；过了检查的才上单子。"
BOARD_HELP = "团队看板：谁在跟哪一笔、逾期多少、答应了什么，谁该谈一谈。"
SHOW_HELP, SHARE_HELP = "在屏幕上看一份计划。", "发给对方的文字：三行纪要和沟通单，直接粘进聊天。"
RENDER_HELP, LETTER_HELP = (
    "手改计划以后重新出单子，或换一种格式出。",
    "给对方的函：对账、催款、付款申请、验收申请、质保金退还等九种。",
)
ICS_HELP, INIT_HELP = "把拜访、承诺日、时效警戒放进日历文件。", "建一个工作文件夹，放计划和我方信息。"
EXCUSE_HELP, CLOCK_HELP = "他这么说，我怎么答：按编号、词或原话查。", "只算日子：到期、逾期、利息、时效。"
TYPE_HELP, ASSESS_HELP = "观察测验：他更像哪一种客户。", "五力自评：记下来，看走势和本周一练。"
CASES_HELP, PLAYBOOK_HELP = "教学案例：读一个，或看它出的行动单。", "给主管：改打法、查错、看改了什么。"
CHECK_HELP = "检查打法：一次列出所有写错的地方，哪一行、怎么改。"
EXPLAIN_HELP, LIST_HELP = "检查时的编号是什么意思，怎么改，有例子。", "有哪些打法文件，团队改了哪些。"
WHERE_HELP, SHOW_ENTRY_HELP = (
    "打法从哪几个文件夹来，谁压谁。",
    "看一条打法，数用教学案例的，和销售看到的一样。",
)
DIFF_HELP, COVERAGE_HELP = (
    "团队改了什么：哪一条、哪一项，原来和现在。",
    "缺口：哪一型缺话，哪一站、哪个原因没有借口。",
)
TRY_HELP, START_HELP = (
    "拿教学案例试：行动单改前改后差在哪。",
    "建团队的打法文件夹：说明、编辑器提示、三个样子。",
)
SCHEMA_HELP = "写出编辑器提示（输入时出候选、写错当场标红）。"
# 命令一览，两处都印：说明页和只打 huikuan 时的那一页
COMMANDS = f"""\
  plan      {PLAN_HELP}
  drafts    {DRAFTS_HELP}
  log       {LOG_HELP}
  close     {CLOSE_HELP}
  done      {DONE_HELP}
  move      {MOVE_HELP}
  show      {SHOW_HELP}
  share     {SHARE_HELP}
  assist    {ASSIST_HELP}
  render    {RENDER_HELP}
  letter    {LETTER_HELP}
  ics       {ICS_HELP}
  init      {INIT_HELP}
  excuse    {EXCUSE_HELP}
  clock     {CLOCK_HELP}
  ledger    {LEDGER_HELP}
  type      {TYPE_HELP}
  assess    {ASSESS_HELP}
  board     {BOARD_HELP}
  cases     {CASES_HELP}
  playbook  {PLAYBOOK_HELP}"""
# 整页说明，免得为它装载命令行库；测试保证它和命令行库打印的一字不差
HELP_PAGE = f"""\
用法： huikuan [选项] 命令 [参数]…

  {APP_HELP}

选项:
  --version             版本
  --install-completion  装好按 Tab 补全：客户、函的种类、借口编号
  --show-completion     只把补全用的脚本打出来，不装
  -h, --help            看说明

命令:
{COMMANDS}"""

# 只打 huikuan 时的那一页
HOME_COMMANDS = "命令（如 huikuan plan）："
HOME_FOLDED = "准备一次拜访 huikuan plan　　全部命令 huikuan --help"
HOME_HINT = "第一次用：运行 huikuan plan，一问一答约五分钟；命令后面加 --help 看用法。"
MORE_DUE, UNREAD = "还有 {count} 条", "先跳过，内容读不了：{names}"
UNREAD_MORE = "{names}等 {count} 份"

# 发给对方的文字
SHARE_MINUTES, SHARE_DESK = "—— 三行纪要（见完当天填上，发给对方）——", "—— 沟通单 ——"

# 参数和选项的说明
OPT_DETAIL, ARG_CHECKED = "连每一条的来历、依据也列出来", "要检查的文件或文件夹；不写就检查正在用的打法"
OPT_GITHUB, ARG_CODE = "印成 GitHub 的批注，标在改动的那一行旁边", "检查时印的编号，如 P207；不写就列出全部"
ARG_ENTRY = "编号如 e8、o05、t3，问题的键如 客户，或文件名如 questions；编号重了的照它列出来的写全"
ARG_TEAM_FOLDER, ARG_SCHEMA_FOLDER = "建在哪里；不写就建在这里的 我们的打法", "打法文件夹；不写就是这里"
OPT_CASE = "只看一个案例，逐行列出差别：编号如 k3，或你自己的答案文件"
OPT_ONLY = "只拷这个文件来改，如 types/e8；可以写几次"
OPT_VSCODE = "顺便写 VS Code 的设置（.vscode/settings.json）"
ARG_WORDS = "他说的话、一个词，或编号如 o05；不写就列出全部"
ARG_SEEN, ARG_RATED = "看到的，如 q1=a q2=c；不写就一题一题问", "打的分，如 l1.1=3；不写就一题一题问"
ARG_CASE = "案例编号，如 k1；不写就列出全部"
ARG_FACTS = "要算的，如 起算点=验收合格 验收合格日期=2025-07-10 到期应付=86万；不写就一问一答"
OPT_KIND = "只看对这一型怎么答，如 e8"
OPT_ROLE = "他的岗位，如 财务；有些岗位的人本来就这样，会折算"
OPT_VISITS, OPT_WITNESS = "这些是从几次见面里看到的", "我是主管，给他评（旁证）"
OPT_SHOW = "只看走势和五力、532、四循环，不评"
OPT_FORGET = "删掉自评记录；写了 --name 就删那个人的"
OPT_NAME = "评的是谁，如 王磊；不写就是自己。各记各的，谁的都不盖谁的"
OPT_RUN = "看这个案例出的行动单（不写文件）"
OPT_CASE_ANSWERS = "打印这个案例的答案文件，可以改成自己的"
OPT_CASE_TODAY = "按哪一天算；不写就用案例自己的日子"
OPT_PAYMENT = '同一份合同的另一笔款，可写几次：--payment "质保金 5万 2027-05-10"'
OPT_PAYMENTS = "一行一笔的 CSV 表：名称、金额、哪天付"
OPT_CLOCK_ANSWERS = "从答案文件读"
OPT_ANSWERS = "不问问题，从答案文件读（用 --template 得到样子）"
OPT_OUT = "写到哪个文件夹；不写就用工作文件夹，再没有就用 文档/回款教练"
OPT_TODAY = "按哪一天算，如 2026-11-23；不写就是今天"
OPT_FORMAT = "除了计划还出什么：md、html、pdf、docx、ics、all，几样用逗号隔开；yaml 只要计划"
OPT_PAPER_FORMAT = "出哪几种：md、html、pdf、docx、ics、all，逗号隔开；不写就把旁边有的重新出一遍"
OPT_SIDE = "只出 对内（行动单）或 对客（沟通单）；不写两样都出"
OPT_OPEN = "出好以后在浏览器里打开，按 Ctrl+P 打印"
OPT_LETTER_KIND = "哪一种函，如 催款函；不写就列出来"
OPT_LETTER_FORMAT = "html、docx、pdf、all，几样用逗号隔开；不写就是 html"
OPT_BY = "请对方哪天前办，如 2026-12-10；不写就照打法里的工作日数"
OPT_LETTER_TODAY = "函上写哪一天；不写就是今天"
OPT_NO_INPUT = "一句都不问；缺什么就列出来"
OPT_DRY = "只看不写：把行动单打在屏幕上"
OPT_JSON = "结果用 JSON 打出来，给别的程序用"
OPT_TEMPLATE = "打印一份空的答案文件，带说明"
OPT_PLAYBOOKS = "用这个文件夹里的打法；没有的文件用自带的"
OPT_REPLACE = "同名的计划换成新的，旧的留底为 .bak"
OPT_RESUME = "接着填上次没填完的"
OPT_FULL = "全部问一遍，连出单后再补的和细的也问"
OPT_DRAFT_OUT = "计划写到哪个文件夹；不写就是开始填的时候说的那个"
OPT_DELETE = "删掉这一份"
ARG_DRAFT = "草稿编号；写了就接着填这一份，不写就列出来"
OPT_PLAIN = "不用方向键，只用编号和回车"
OPT_VERSION = "版本"
ARG_FOLDER = "文件夹；不写就是当前文件夹"

# 我方信息，第一次出完计划以后问一次
OUR_SIDE = "〔我方信息〕"
OUR_SIDE_ASK = "以后的单子和函要印我方的公司、电话、账号，现在填一次吗？（以后不再问）"
OUR_SIDE_YES, OUR_SIDE_NO = "现在填（一分钟）", "不填"
OUR_SIDE_HINT = "不填就直接回车；以后随时可以在 huikuan.yaml 里填"
OUR_SIDE_EMPTY = "不填就直接回车"
OUR_SIDE_LATER = "好，不再问。以后要印，就{place}。"
OUR_SIDE_FILE = "填进 {path}"
OUR_SIDE_INIT = "运行 huikuan init {folder}，再填进 {path}"
OUR_SIDE_KEPT = "记在 {path}，以后的单子和函都用它；要改就改这个文件。"
OUR_SIDE_AGAIN = "刚出的单子还空着，重新出一遍：huikuan render {plan}"
OUR_SIDE_UNSAVED = "× 没有存上：{reason}。把下面几行贴进 {path} 就行："
OUR_SIDE_HALF = "写了一半的没有收：“{text}”"

# 结果
GUESSED = "这句认不准，只是最像“{name}”；不是的话先问：“{ask}”"
SAVED_PLAN = "计划：{path}"
SAVED_IN = "写好了，都在文件夹 {folder} 里："
SAVED_SHEET = "{name}：{path}"
SAVED_CALENDAR = "日历"
CALENDAR_NAME = "回款 {customer}"
CAL_CUSTOMER = "客户"
CAL_VISIT = "拜访 {customer}"
MET_AFTER = "先{first}，{then}：进门先说在前一位那儿办到哪一步、还差哪一样，只说事、不评人；要他定的只有一件"
MET_BESIDE = "{then}：正面照{first}写的；各说了什么分开记，哪一样归谁办，当面问清"
CAL_VISIT_TEXT = "{project}　见：{person}。带上行动单和材料；计划在 {file}"
CAL_PROMISE = "请他答应的日子，今天回访"
CAL_HAND_IN = "付款材料最晚这天交到财务（{window}，{end} 截止）"
CAL_DUE = "{customer}：“{name}”今天到期"
CAL_SIGN_OFF = "{customer}：“{name}”还有一个月期满，请对方签期满验收"
CAL_DUE_TEXT = "{project}，到期日 {day}"
CAL_LIMITATION = "{customer}：诉讼时效警戒日{left}"
CAL_MONTHS = "还有 {count} 个月"
CAL_DAYS = "还有 {count} 天"
CAL_TODAY = "就是今天"
CAL_LIMITATION_TEXT = "{project}：最早警戒日 {alarm}，时效届满 {expiry}，按现有的材料推算，以法务核定为准。在这之前要有一次有凭证的催款。"
TO_FILL = "{name}里空着的标了〔待填〕：{names}；打印出来用笔填上，或补好答案再出一遍"
TO_FILL_OURS = "{name}里缺我方的{names}，标着〔待填〕：{place}"
FILL_BY_PEN = "打印出来用笔填上"
FILL_AND_AGAIN = "打印出来用笔填上，或{place}，再出一遍"
TO_CHECK = "{name}给出去以前先核：{doubt}"
NOTHING_TO_OPEN = "没有可以打开的网页：加 --format html"
NO_WORD = "还没装出 Word 文件的部分"
INSTALL_WORD = "运行 {command}；网页（--format html）现在就能用"
LETTERHEAD_LARGE = "团队的 templates/letter.docx 解开以后太大"
LETTERHEAD_BROKEN = "团队的 templates/letter.docx 打不开，不像是 Word 文件"
LETTERHEAD_NO_WORD = "不像是 Word 文件，打不开"
LETTER_PLACE = "〔正文〕"
NO_LETTER_PLACE = f"没有写“{LETTER_PLACE}”：函会接在信头文字的后面"
ADD_LETTER_PLACE = f"要放在中间，就在 Word 里那个地方单独写一行 {LETTER_PLACE}"
LETTERHEAD_FIX = "在 Word 里打开它，另存为 .docx 再放回去；先拿开它也能出函"
NO_PDF = "还没装出 PDF 的部分"
INSTALL_PDF = "运行 {command}；网页（--format html）现在就能用，也能打印成 PDF"
NO_FONT = "没有找到中文字体，出不了 PDF"
NO_FONT_FIX = "装一种中文字体（如思源黑体），或用网页（--format html）"
NO_BROWSER = "没能打开浏览器，请自己打开：{path}"
COMPLETED = "上次写到一半断了，已经接着写完：{names}"
SOME_FAILED = "有 {count} 份计划没有出成"
SOME_FAILED_FIX = "原因写在上面，改好再运行一次；别的都出好了"
NOT_COUNTED = "这封函没有算进：{names}（还没到期、全部有争议，或日期的材料不在手上）"
NOT_DUE = "还没到期{day}；先用沟通单或付款申请函，到期第二天再发"
BARRED = "诉讼时效可能已经过了，怎么写、发不发，先问法务"
NOT_ACCEPTED = "还没验收，没到请对方付款的时候；先催验收，用沟通单"
NOT_SCORED = "这一期的考核（确认）还没签字，没到请对方付款的时候；先请他办完、签上日期"
NOT_SETTLED = "结算还没确认，没到请对方付款的时候；先办结算确认"
ALL_DISPUTED = "这一笔对方全有异议，没有可以申请的部分；先把有异议的说清"
TWO_DATES = "合同约定 {contract}到期，条例算出来是 {law}：两个日子不一样，没有替你选一个；要写哪一个先问法务"
NO_DUE_DAY = "到期日没有写上去：{reason}"
THEN_ADD = "；问清了用 huikuan plan --more 补上，再出一遍"
NOT_YET_BY_CONTRACT = (
    "按合同，这一笔 {contract}才到期，在拜访那天以后；条例算出来是 {law}，算不算数还要核：没核清别说逾期"
)
NO_TERM = "合同几天内付、写明哪天付都没有写到；补上“付款天数”或“约定付款日”再出"
NO_AMOUNT = "算出来是 {day}，可是哪天到期要连着数写，这一笔的数还没写上去；补上“到期应付”再出就有"
LEFT_DERIVED = (
    "未付 {amount} 元是推的（合同额减已付，没单写这一笔），先核：里面有没到期的（如质保金）就先改，再给他"
)
LEFT_TOO_EARLY = "本期未付没有写上去：{reason}"
LEFT_BLANK = "未付金额没有写上去：数是推的（合同额减已付），里面要是有没到期的，盖章的函就要错了；核过补上“到期应付”再出"
UNREAD_HEAD = "你写的“"
LEFT_OUTSIDE = "未付金额没有写上去：这一笔在合同外，写在这份合同名下会对不上；先补书面的，或请法务另写一页"
LEFT_TWO_READINGS = (
    "未付金额没有写上去：写的“到期应付”有没有减掉部分付款，没说清；补上“已扣部分付款”（是、否）再出"
)
LEFT_NOT_SURE = (
    "未付金额没有写上去：这一笔多少没写，合同里还有别的款或没结算，不能拿合同额减已付顶；补上“到期应付”再出"
)
NOT_YET = "这一笔还没到期：按现在的答案 {day}到期，在拜访那天以后；这次谈的是到期那天怎么付，别说逾期"
ARRIVE_BY = "时效最早警戒 {day}：这封函要在那天以前送到，留好送达凭证；来不及就走最快的一种，先报法务"
TEAM_WORDS = "团队自己写的话，法务看过再发：“{words}”"
NO_MONEY_NOW = "他这次在气头上，行动单上写的是先不谈钱：沟通单先别拿出来"
OLD_FACTS = "已付、未付是 {day}的数；那以后付过款的，先改计划的答案再出"
NO_SUCH_PAPER = "没有出{name}：{reason}"
ALL_PAID = "答案里这一笔已经付清；没付清就改“已付金额”或“部分付款”"
WHICH_LETTER = "选一种：huikuan letter 客户 --kind 催款函"
LETTER_NOTES = "自己看的（发之前核什么、怎么送）"
SAME = "内容和原来一样，没有重写。"
VERDICT = "准备度 {points} 分：{verdict}"
NEXT_MORE = "没问的都列在单子背面；知道的现在就补：huikuan plan --more {customer}"
NEXT_PRINT = "打印：双击 .html 的那个文件，在浏览器里按 Ctrl+P；加 --open 就直接打开"
NEXT_SHOW = "看一遍：huikuan show {path}"
NEXT_PLAN = "这一份之后又准备过：{path}"
RECOMPUTED = "答案改过（或拜访记录里多了到账、凭证），已重新推算；手改过的文件留底为 .bak"
NEW_DAY = "已按 {day} 重新推算；手改过的文件留底为 .bak"
OLDER = "这份计划是以前的版本出的，已按现在的打法重新推算；原来的文件留底为 .bak"
OLDER_PLAN = "这份计划是以前的版本出的，正面还缺几块；运行 huikuan render {path} 重新出"
STALE = "答案改过（或拜访记录里多了到账、凭证），结论还是按旧的算的；先运行 huikuan render {path}"
SOURCES = "用了团队的打法：{names}"
NO_TEAM_FOLDER = "{name} 指的文件夹“{path}”不存在"
TEAM_ABSENT = "{name} 指的文件夹“{path}”打不开（不在，或者共享盘没连上），这次先不用它。"
USUAL_FORMATS = "（这次按平常的出）"
SETTINGS_TO_MEND = "huikuan.yaml 要改"
SETTINGS_MORE = "；还有 {count} 处"
SETTINGS_LEFT = "（写错的先不用，别的照用{more}）"
OWNER_IS = "“我方责任人”写的“{said}”，按 huikuan.yaml 的联系人“{name}”理解"
UNDERSTOOD = "按这样理解的："
WOULD_WRITE = "会写（现在没有写）：{path}"
WORKSPACE_MADE = "工作文件夹建好了。先填我方信息：{path}"

# 速查、测验、自评、案例
UNSEEN = "不清楚"
NOT_SEEN = "没看到"
RATING_KEPT = "记在 {path}（只有你自己能读）；看走势：huikuan assess{whose} --show；删掉：huikuan assess{whose} --forget"
FORGOTTEN = "{whose}自评记录删掉了。"
NOTHING_TO_FORGET = "没有{whose}自评记录。"
OTHERS_KEPT = "还留着 {names} 的；要删，加 --name 名字。"
RATED_NAMES = "记着名字的还有：{names}；看谁的，加 --name 名字。"
WHICH_CASE = "没写是哪个案例，写成 huikuan cases k1 --run"
NOTHING_RATED = "一题都没打分，没有记下什么。"
CASE_NEXT = "看它出的行动单：huikuan cases {id} --run；拿它的答案当样子：huikuan cases {id} --answers"

# 出错
NO_TERMINAL = "这里不能一问一答（没有终端）"
NO_TERMINAL_FIX = "用 huikuan plan --template > 答案.yaml 填好，再运行 huikuan plan --answers 答案.yaml"
NO_CONSOLE = "这个窗口不支持方向键（比如 Git Bash），换成写编号的方式接着问。"
MISSING = "还缺这些，必须先填："
NOT_BOTH = "{one} 和 {two} 不能一起用"
TOO_NEW = "装的 {names} 比这一版程序认得的新，这条命令用不了；运行 {command} 换回来"
BUG = "程序出错了，不是你的问题；记录在 {path}，请发给维护的人"
BUG_NO_LOG = "程序出错了，不是你的问题；记录也没写成，请把刚才的操作告诉维护的人"
NO_TERMINAL_SHORT = "把答案直接写在命令后面，用 --help 看写法"
LEFT_CHOICE = "先停在这里，草稿都还在。"
STOPPED_SHORT = "先停在这里，没有记下什么。"
INTERRUPTED = "停下了，什么都没写。"
SEE_HELP = "运行 {command} --help 看用法"

# huikuan playbook
BUNDLED = "自带"
CHECKED_FOLDER = "要检查的"
MISTAKE, ADVICE = "错", "提醒"
NOTHING_THERE = "找不到“{path}”"
CHECK_THE_PATH = "请核对路径"
CHECKED = (
    "检查了 {files} 个文件：{wrong} 处要改，{advice} 处提醒。编号是什么意思：huikuan playbook explain 编号。"
)
MORE_PROBLEMS = "{file}\n  还有 {count} 处没有列出；先改上面这些，再检查一次（看全部：加 --json）"
NO_PLAYBOOK_HERE = "这个文件夹里没有打法文件"
PERHAPS_ANOTHER = "核对是不是写错了文件夹；新建一个：huikuan playbook init"
ALL_SOUND = "检查了 {files} 个文件，没有问题。"
PLAYBOOK_FILES = "打法文件（看一条：huikuan playbook show 编号）"
PLAYBOOK_ORDER = "打法从这些文件夹来，前面的压后面的"
CHANGED = "团队{changed}"
ALL_FILES = "全部文件"
NO_FILES = "没有打法文件"
NOT_USED = "{name} 写坏了没有用"
ABSENT = "打不开，先不用"
THIS_FOLDER, WORKSPACE, OWN_SETTINGS = "眼前的文件夹", "工作文件夹", "个人设置"
NO_FOLDER = "没有这个文件夹"
NO_WORKSPACE = "不算：这里不是工作文件夹，没有 huikuan.yaml；用 huikuan init 建一个"
OTHER_WORKSPACE = "不算：工作文件夹是 {path}，只看那里的"
NO_ENTRY = "没有“{name}”这一条{near}"
ENTRIES = "编号如 e8、o05、t3；文件名见 huikuan playbook list"
NO_CHANGES = "没有改动：用的都是自带的打法。"
TRIED = "{id}：{paper}有 {count} 行不一样"
TRIED_NEW = "{id}：{paper}是新的一种纸，{count} 行"
TRIED_SAME = "行动单、沟通单和函没有变化：{ids}"
TRIED_CASES = "教学案例"
TRY_ONE = "逐行看：huikuan playbook try --case {id}"
WAS, IS = "原来", "现在"
TEAM_FOLDER = "我们的打法"
STARTED = "改完运行 huikuan playbook check {folder}；用的时候在 huikuan.yaml 里写“打法库”，或加 --playbooks。"
WRITTEN = "写好了：{path}"
SCHEMAS_WRITTEN = "写好了：{folder} 里 {count} 个编辑器提示文件"
LEFT_ALONE = "已经在了，没有动：{path}"
NO_CODE = "没有“{code}”这个编号{near}"
EVERY_CODE = "不写编号就列出全部：huikuan playbook explain"


def saved(file: str) -> str:
    """The line for a file that was drawn from a plan: 行动单：…, 沟通单：…, 日历：…."""
    parts = file.rsplit(".", 2)
    name = SAVED_CALENDAR if parts[-1] == "ics" else parts[-2]
    return SAVED_SHEET.replace("{name}", name)
