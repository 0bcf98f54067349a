"""Fixed sentences of the workshop: where what a lead changed is used, and why it is not."""

OPT_PAGE = "写成一页网页：改前改后并排，改了的行标出来，可以打印"
OPT_PAGE_IN = "网页写到哪个文件夹；不写就在当前文件夹"
PAGE_FILE = "打法改前改后.html"
PAGE_TITLE = "打法改前改后"
PAPER_OF = "{id}：{paper}"
NO_PLACE = "没有文件夹“{path}”"
USES_HEAD = "改了的用在哪里："
USES_MORE = "  还有 {count} 处：huikuan playbook try"
USES_AFTER_MENDING = "改好上面的错，再运行一次，就说每一处用在哪里"
USED_IN = "{place} {what}：用在{where}"
UNUSED = "{place} {what}：这次没用上：{why}"
SAME_AS_OURS = "{place} {what}：和自带的一样，不写也行"
SAME_MANY = "{place} 有 {count} 行和自带的一样，不写也行，删了更好找改过的"
ONLY_GROWS = "{place} {what}：没有用：这里只能加，自带的一条也不少"
OURS_ALONE = "{place} {what}：改了不起作用，这一项只用自带的"
BARE = "{place} {what}：只写了编号，什么也没改"
REORDERED = "{place} {what}：先后换了没有用，照自带的次序{fix}"
REORDERED_BESIDE = "{place} {what}：写在哪里都行，先后照自带的次序；没想换次序就不用管"
REORDER_BY = "；换地方写“排在: {name}”"
GONE = "（自带的 {count} 条去掉了）"
KINDS = {"停用": "停用{what}", "替下": "{what}（自带的那一条不用了）"}  # how a change of this kind is called
SHEET = "行动单"
EVERY = "每个案例"
HANDED_IN, HANDED_IN_WAS = "下一次最晚 {day} 交材料{was}", "（原来 {day}）"
ALSO_GONE = "别处有 {count} 处写着它，也一起不用：{where}"
GONE_GROUP = "{home} {count} 处{fate}（{names}）"
AND_MORE, NAMES_LEFT = "等", "（剩 {names}{more}）"
# what becomes of a line that names an entry which is stopped
STILL_NAMES, NAMES_NOTHING = "只用剩下的", "用不上了"
NEVER_HOLDS, OTHER_CONDITIONS, ALWAYS_HOLDS = "合不上了", "只靠别的条件", "总算合上"
POSTS_LEFT = "岗位是{posts}的人不归哪一站了"
ALL_OF_THEM = "；全列：huikuan playbook diff"
KIND_OF_FILE = {"types": "客户类型", "cases": "教学案例", "letters": "函", "customers": "单位"}
ALREADY_STOPPED = "{place} {what}：已经停用了，不写也行（{where} 停的）"
ASKED_AT = "向导：{after}，{depth}"
ALSO_BEHIND = "（“{other}”也排在“{goal}”后面，它在前；要排到它前面，把“{other}”的“排在”改掉）"
GOAL_NOT_ASKED = "（五分钟里不问“{goal}”，它前面最近问的是上面这一问）"
ASKED_FIRST, ASKED_AFTER = "最先问", "在“{key}”后面问"
DEPTHS = {
    "必问": "五分钟里就问",
    "出单后再补": "补“{section}”时问",
    "细问": "plan --full 才问",
    "不问": "不问，由别的答案带出",
}
UNASKED_TOO = "；要看它才问的 {count} 问也不在五分钟里了：{what}"
SELDOM_ASKED = "；少问的还有：{what}"
UNSAID_THEN = "；不问就答不上，单子上会说：{what}"
HINTED = "前面的话碰到提示才问"
TYPE_ASKED = "向导“他更像哪一种”里多一项，没写的照通用打法 e0"
TYPE_NOT_COUNTED = "；观察测验没有给它记分，huikuan type 数不到它，看准了在向导里直接选"
SHORT_LIST = "huikuan plan 只问这 {count} 项，别的出单后再补"

NO_CASE_OF_TYPE = "教学案例里没有一个是{name}"
RELIEF_OF_PLAY = (
    "{cases} 是这一型，情形（{plays}）自己写了安心一句，先用它；要换那一句，改 plays/ 里那条情形的“安心”"
)
DELAY_RULED = "{case} 由情形 {play} 压着，只说它自己的应答"
DELAY_INSTEAD = "{case} 里这句话已经有答法（{id}：他说“{says}”），先用那一句；换个说法，或去改 {id}"
# what a word of 名称有 reaches among the cases
NAME_WORD = "{place} “名称有”的“{word}”：{reach}"
REACHES, REACHES_MORE = "案例里合上 {cases}", "等 {count} 个"
TAKEN_BY = "{case} 也合上，可是它归 {kind} 管，编号在前的先用"
REACHES_NONE = "案例里一个也没合上："
OTHER_NATURE = "{case} 的名称里有它，可是客户性质是“{nature}”"
ONLY_NATURES = "这个文件只管“{natures}”"
NO_NAME_NEAR = "没有哪个客户的名称和它像；用你自己的案子试：playbook try --case 答案文件"
NAME_SPREAD = (
    "最近的是 {case}：里面的“{span}”中间隔着{between}，要连着、一字不差才算；想管它，就加一个“{span}”"
)
NAME_PART = "最近的是 {case}：只有“{same}”一样，要有整个“{word}”才算；想管它，就写名称里真有的字"
REMINDS = "；“提到”的词 {cases} 打过，红框里印它的提醒"
REMINDS_NOBODY = "；“提到”的词案例里没人打过；打了才印它的提醒"
# whose sentences an excuse takes that a lead added or gave other words
TAKES = "自带的 {id}“{name}”自己的例句有 {count} 句（{says}）现在先照它答"
WERE_OURS = "它的例句有 {count} 句（{says}）原来认作自带的 {id}“{name}”，现在先照它答"
WORDS_WERE_OURS = "加的话有 {count} 句（{says}）原来认作自带的 {id}“{name}”，现在先照它答"
UNSURE_NOW = "自带的 {id}“{name}”自己的例句有 {count} 句（{says}）现在两条一样像，认不准，只问三句辨真伪"
LESS_SURE = "自带的 {id}“{name}”自己的例句有 {count} 句（{says}）还照它答，可是有了这一条，认得没那么准了"
STILL_RESTS = "，条件靠 {id} 的情形（{plays}）照样合上"
FALLS_AWAY = "，条件靠 {id} 的情形（{plays}）这样说时合不上了；把它的词写窄一点，或在那条情形的“条件”里加 {{借口: [{mine}]}}"
# how many of our own sentences the words of an entry (提到) reach
REACHED = "“提到”的词在自带的 {whole} 句常说的话里碰上 {count} 句{like}"
REACHED_LIKE, REACHED_BY_NONE = "（如“{says}”）", "，一句也没碰上的：{words}"
NO_ENTRIES = "只写了是哪一种单位，没写哪里不一样"
NO_CASE_OF_KIND = "教学案例里没有这一种单位；用你自己的案子试：playbook try --case 答案文件"
NOT_ON_THESE_OF_KIND = "{cases} 是这一种单位，没有轮到它"
NOT_ON_THESE = "{cases} 是这一型，这一处没有印到"
FIRST_LEFT = "{cases} 的第一句是情形的开口；它没写“先用”，只在背面提醒怎么起头，这几个案例选了别的一句"
OF_ANOTHER_TYPE = (
    "；{cases} 合得上它的条件，可是他是别的型，只用那一型的开场白：要他们也用，在 {types} 里也写"
)
MARK_FIRST = "；要让它先上，写“先用: 是”"
NOT_FITTING = "{cases} 里它的条件没合上：{lacking}"
NO_FIGURES = "{cases} 里没有它用的数：{names}"
OTHERS_FIRST = "{cases} 选了别的一句：写了条件又合上的、写了“先用: 是”的在前，一样的由合同定一句"
OPENINGS_ORDER = "先后不算数：写了条件又合上的、写了“先用: 是”的在前，一样的由合同定一句"
NOT_SAID = "教学案例里他没说到它；试一试：huikuan excuse “{word}”"
LACKING = "案例里它的条件都没合上，最近的是 {case}：{lacking}"
NOT_REACHED = "教学案例都没有轮到它"
# when an entry has its turn, by the list in which it stands
TURNS = {
    "节点": "；材料在这一站、今天见的人归这一站，或他说的借口指到这一站，单子上才印；向导“到哪一站”里总有它",
    "材料包": "；这一单要备它（“当”“必备”）才印",
    "窗口": "；离拜访最近的两个才印",
    "借口": "；他说到它才印",
    "情形": "；打到“提到”的词、勾了它，或条件合上才印",
}
PLACE_GONE = "向导“到哪一站”里不再有它，答案文件写了也不算"
NOT_SHOWN = {
    "停用": "教学案例本来就没用到它",
    "移": "这几个案例里看不出先后；同样合得上的、一列里都印的，才照次序",
}
NOT_IN_SITUATION = "教学案例里没有合上这条情形的；打到“提到”的词、勾了它，或条件合上才用"
IN_SITUATION = "{cases} 由这条情形领头，"
BY_OTHER_CONDITIONS = "合上靠的是它别的条件、勾选或打的字，你改的这一处没起作用"
PRINTS_THE_SAME = "印的还是原来那样：这一处没有轮到它"
LED_BY_ANOTHER = "{cases} 合上了这条情形，可是领头的是别的（{plays}）"
EXAMPLE_MISSES = "；它自己的例子也合不上，领头的是 {play}：例子的“答案”里写“情况: 编号”，或写合得上条件的答案"
# where what no action sheet prints is to be seen, by file and key; an empty key: whatever else the file holds
ELSEWHERE: dict[tuple[str, str], str] = {
    ("types/", "别名"): "向导里打这个名字也认",
    ("types/", "办公室"): "huikuan playbook show 看这一型",
    ("types/", "节奏"): "huikuan playbook show 看这一型",
    ("types/", "依据"): "huikuan playbook show 看这一型",
    ("plays/", "平常话"): "向导少问：打的话像它们，就不当作一种情形来问",
    ("quiz.yaml", ""): "huikuan type（观察测验）",
    ("wording.yaml", ""): "playbook check 和 plan 查词",
    ("assistant.yaml", ""): "huikuan assist",
    ("board.yaml", ""): "huikuan board（团队看板）",
    ("ledger.yaml", ""): "huikuan ledger（台账）",
    ("cases/", ""): "huikuan cases",
    ("chain.yaml", "走法"): "改打法的人自己看；行动单上不印，印的是“节点”里的各站",
    ("customers/", "走法"): "改打法的人自己看；行动单上不印，印的是“节点”里的各站",
    ("mindset.yaml", "五力"): "huikuan assess（五力自评）",
    ("mindset.yaml", "合格线"): "huikuan assess（五力自评）",
    ("mindset.yaml", "旁证差"): "huikuan assess（五力自评）",
    ("mindset.yaml", "素质532"): "huikuan assess（五力自评）",
    ("mindset.yaml", "四循环"): "huikuan assess（五力自评）",
    ("questions.yaml", "拜访后"): "huikuan log（记一笔）",
    ("questions.yaml", "答不出的话"): "向导怎么认“还没出”这样的话",
    ("questions.yaml", "先补"): "出单前劝人补哪三段",
    ("questions.yaml", "够了要有"): "提前出单（=）时先问哪几项",
    ("excuses.yaml", "五步"): "huikuan excuse",
    ("excuses.yaml", "没对上时"): "他说的没认出来时",
    ("excuses.yaml", "回访工作日"): "huikuan excuse",
    ("excuses.yaml", "承诺工作日"): "huikuan excuse",
    ("excuses.yaml", "套着的词"): "认借口、局面以前先拿掉的词",
    ("excuses.yaml", "平常话"): "打的话更像它们，就不当认得的借口来答",
    ("diagnosis.yaml", "权重"): "原因的先后（分数差得多，这几个案例的先后没变）",
    ("rules.yaml", ""): "算日子、利息和时效；也可以用 huikuan clock 试",
}
SAMPLE_HEAD = "照教学案例 {case} 写出来的样子（看样子用，不发）"
SAMPLE_UNFIT = (
    "样子（自带的案例都写不了这种函，数用的是 {case} 的；各种情况的段落都列着，出函时只印合条件的）"
)
SAMPLE_FILE = "样子-{name}.{format}"
AS_WRITTEN = "文件里是这样写的，占位词照原样；上面是印出来的样子。"
PUSHED_OUT = (
    "只有“原来”、没有“现在”的，不是停用了它，就是正面放不下挤掉的：正面只有一页，把改长的那一句写短一点就回来"
)
LOOK_CHANGED = "单子的样子改了（sheet.yaml）：块换了次序、换了小标题或者不印了，行就跟着挪；只看话哪里变，先把 sheet.yaml 拿开再试"
LEAD_CHANGED = "领头的情形变了：原来 {before}，现在 {now}；要什么、开口、他会说什么、带什么都跟着它变"
BESIDE_CHANGED = "合上的情形变了：原来有、现在没有 {gone}；只有“原来”的，有些是跟着它去的"
HEARD_AS_NONE = "没认出来的"
HEARD_CHANGED = "他的话原来认作 {before}，现在认作 {now}；只有“原来”的，有些是跟着它去的"
FOUND_BY_WORDS = "没有编号叫“{words}”的；写着这几个字的"
FOUND_MORE = "还有 {count} 条，多写几个字再找"
FOUND_NEXT = "写全了看：huikuan playbook show {name}；要改，在团队文件夹里同名的文件里写它的编号和要改的那一句，别改自带的"
PART_OF = "“{name}”是 {files}{more}里的一段"
FILES_MORE = " 等 {count} 个文件"
TYPES_ASKED = "{key}：“{ask}”是程序自己问的，问法改不了；里面的各项是 types/ 里各型的“名称”“一句话画像”：改一项，在 types/e8.yaml 这样的文件里写；加一项，写 types/e10.yaml"
PREVENTION_ASKED = "{key}：“{ask}”从 prevention.yaml 来，问法、各项、没做到怎么补都在那里改"
TO_COPY = "照抄用（占位词照原样，放进团队文件夹的 {file}，{around}“{under}”下面）："
OTHERS_OF_ID = "上面是 {full}；编号也是 {id} 的还有 {count} 条，写全了看，如 huikuan playbook show {other}："
OTHERS_MORE = "\n  还有 {count} 条"
NOT_A_LETTER = "“{name}”不是函，--format 只给函用"
OPT_SAMPLE_FORMAT = "函写成文件看：html、docx、pdf，全部写 all（写在当前文件夹，文件名带“样子”）"
