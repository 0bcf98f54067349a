"""The case's own words in the form in which they may be spoken: names, days and sums for the ear. Pure.

What a person typed goes into a sentence only where its form fits: a name that is a name, a project that is one. Everything
else reads as not known, and a line that needs it gives way to one that does not (core.playbook.placeholders).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from huikuan_cli.core.text.values import said_day, spoken_day

LONGEST_NAME, LONGEST_TITLE, LONGEST_PROJECT = 6, 8, 24
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方"
    "白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑"
    "景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝卿花衣占封冀宣元植湛干储尧楼鞠"
    "傅闻阎冼邰戈谌匡蔺荀粟郁晋郜冶蔚璩缑逄嵇糜扈亓訾荆仝郗宓竺茹漆逯蒯钮琚奚裘邴胥濮莘晁隗桓於郏昝屠郦雍厉谯"
)
COMPOUND = ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "司徒")
_SURNAME = rf"(?:{'|'.join(COMPOUND)}|[{SURNAMES}])"
# what a person is called by at work, behind a surname
TITLES = (
    "主任", "科长", "处长", "股长", "局长", "厅长", "部长", "院长", "校长", "所长", "站长", "馆长", "场长", "队长", "镇长", "乡长",
    "区长", "县长", "市长", "会长", "社长", "组长", "班长", "台长", "关长", "行长", "园长", "会计", "出纳", "老师", "经理", "书记",
    "主席", "师傅", "科员", "专员", "总工", "总监", "总会计师", "主管", "秘书", "干事", "护士长", "医生", "教授", "大夫", "先生",
    "女士", "同志", "警官", "政委", "参谋", "主办", "总", "工", "科", "处", "局", "院", "姐", "哥", "叔", "队", "所", "校",
)  # fmt: skip
_TITLED = re.compile(
    rf"{_SURNAME}[\u4e00-\u9fff]{{0,2}}?副?(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})"
)
# whoever stands behind an office and before a title is called so, however rare the surname: 信息科屠科长
_BEHIND_AN_OFFICE = re.compile(
    rf"[\u4e00-\u9fff]{{1,8}}[科处室股部局办院校馆站所队组]([^\W\d_a-zA-Z副的老新前原正常总代各某该本其两几](?:{'|'.join(one for one in TITLES if len(one) > 1)}))"
)
_SMALL = re.compile(rf"[小老阿][{SURNAMES}]")
_LONG_TITLES = "|".join(sorted((one for one in TITLES if len(one) > 1), key=len, reverse=True))
_SHORT_TITLES = "".join(one for one in TITLES if len(one) == 1)
_NO_PERSON = "老师|小时|小项|小金[额库属牌奖]|小费|小包[装裹工头袋箱]|小车|小农|小米|小平[台房米方头]|小方[块桌盒案面砖巾格针糖木便法向]|小路|老路|小康[家村社路工示水之]|小计|项目经理|工程师|高校|党校|司机|时候|小钱[凑也不都，,]|小毛病|麻烦老师|车间主任|小白[板纸菜色]|管办|包工"
_IN_SENTENCES = (  # as text: it is compiled when it is first used, which takes longer than a visit's other patterns
    rf"(?!{_NO_PERSON}|[和时向连](?:{_LONG_TITLES})|和{_SURNAME}|于{_SURNAME}|[{SURNAMES}][找让请跟给问等见或](?:{_LONG_TITLES}))(?:(?<![分主总工]){_SURNAME}[\u4e00-\u9fff]?副?(?:{_LONG_TITLES})"
    rf"|{_SURNAME}[{_SHORT_TITLES}](?=[^\u4e00-\u9fff]|$|[说讲让叫问答那在要不签管也已都看点批])"
    rf"|{_SURNAME}[姐哥叔]|[小老][{SURNAMES}]|(?<![最很太更放扩巨重高宽强])大[刘李张陈杨赵吴周徐郭](?![家旗庄山庙村镇乡]))"
)
# 15万站长, 现任主任, 换机单护士长, 园林科, 临时工: what looks like a surname is a unit, or the end of a word
_NO_SURNAME = re.compile(
    r"[\d一二三四五六七八九十百千两半几][万元]$|[\d一二三四五六七八九十两几]张$|[现前原历上兼担就离新接本]任$|[招电外厂应销客经]商$|[\u4e00-\u9fff]单$|(?:[园农森造]林|[资基现奖]金|[监城交保]管|历史|[责信]任|[临及准按小]时)$"
)
_NAME = re.compile(rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}")
_SELF = re.compile(r"^(?:我(?:方|司|们)?(?:公司)?[，,、\s]*)?(?:叫|是)?[，,、\s]*")
_ENDS = re.compile(r"[；;，,（(：:。、/\s]")
_SENTENCE = re.compile(
    r"[，。；：！？“”,;:!?\n{}<>\"']|^(?:请|让|把|给|叫|要|去|催|帮|我|他|她|您|你)|(?:付款|打钱|给钱|到账|答应)"
)
_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:局|委员会|委|厅|部|院|校|学校|大学|学院|中学|小学|医院|中心|公司|集团|政府|办事处|街道办|办公室|管委会|站|所|馆|社|银行|基金会|协会)"
)
_PHASE = r"[（(](第?[一二三四五六七八九十\d]{1,2}(?:期|批|包|标段))(?:工程|项目)?[）)]\s*$"
# what a body is called to the face of one who works there, by the end of its name; the first that fits
_SIDES = (
    (
        ("医院", "卫生院", "妇幼保健院", "中医院", "法院", "检察院", "研究院", "设计院", "敬老院", "福利院"),
        "院里",
    ),
    (("幼儿园",), "园里"),
    (("学校", "大学", "学院", "中学", "小学", "职高", "党校", "校"), "学校"),
    (("管委会", "管理委员会"), "管委会"),
    (("街道", "街道办事处", "街道办"), "街道"),
    (("局",), "局里"),
    (("厅",), "厅里"),
    (("委", "委员会"), "委里"),
    (("镇", "镇政府", "镇人民政府"), "镇里"),
    (("乡", "乡政府", "乡人民政府"), "乡里"),
    (("县政府", "县人民政府"), "县里"),
    (("区政府", "区人民政府"), "区里"),
    (("市政府", "市人民政府"), "市里"),
    (("中心",), "中心"),
    (("站",), "站里"),
    (("所",), "所里"),
    (("馆",), "馆里"),
    (("公司", "集团"), "贵公司"),
)
_SIDES_BY_KIND = {"公立医院": "院里", "公办学校": "学校"}
OTHER_SIDE = "咱们单位"
LONGEST_SHORT = 8  # characters of a project's short name
# what is bought or done is said, not that it is bought or done, nor where
_DONE = r"(?:采购|购置|建设|升级|改造|更新|安装|工程|项目|服务|供货|设备)$"
_PLACE = (
    r"^.{0,8}?(?:[县市区乡镇村]级|卫生院|业务楼|办公楼|教学楼|综合楼|小巷|[湖城园厂矿校院]区|社区)(?=.{4})"
)
_VERBS = re.compile(r"[请让把给叫催帮付签打找问说去来要办批盖送交知在的了]")


def called(text: str | None) -> str | None:
    """How the person is addressed: 李科长, 小刘, 安主任 for 办公室安主任, 陈主任 for 陈副主任, for nobody says 副 to his face, nor the given name
    before a title; None where the text is no form of address (财务的人, 把钱付了)."""
    found = _called(text)
    plain = without_given_name(found.replace("副", "", 1)) if found else ""
    return plain if is_titled(plain) else found


def without_given_name(name: str) -> str:
    """焦主任 of 焦晓峰主任: nobody says the whole to his face. What has no given name in it, or no title of two characters, is as it was."""
    parts = re.fullmatch(rf"({_SURNAME})[\u4e00-\u9fff]{{1,2}}?(副?(?:{_LONG_TITLES}))", name)
    return "".join(parts.groups()) if parts and not _titled_plainly(name) else name


def _titled_plainly(name: str) -> bool:
    """Whether it is a surname and a title: 王总会计师, whose 总 is no given name."""
    return bool(re.fullmatch(rf"{_SURNAME}副?(?:{_LONG_TITLES})", name))


def _called(text: str | None) -> str | None:
    first = _ENDS.split((text or "").strip())[0]
    if len(first) > LONGEST_TITLE:  # 后勤处能源科贺科长: whoever stands behind all that
        return (
            None
            if _SENTENCE.search(first)
            else next((one for one in people_in(first) if first.endswith(one)), None)
        )
    if not first:
        return None
    if is_called(first) or _SENTENCE.search(first):
        return first if is_called(first) else None
    named = next((one for one in people_in(first) if first.endswith(one)), None)
    return named or ((behind := _BEHIND_AN_OFFICE.fullmatch(first)) and behind[1]) or None


def is_called(text: str) -> bool:
    """Whether the whole of a text is a name or a form of address: 周敏, 小周, 周经理."""
    named = _NAME.fullmatch(text) and not _VERBS.search(text)
    return is_titled(text) or bool(named)


def is_titled(text: str) -> bool:
    """Whether it is one that no other words look like: 小周, 周经理."""
    return bool(_TITLED.fullmatch(text) or _SMALL.fullmatch(text))


def person_in(text: str | None) -> str | None:
    """The person in 财务科刘会计；要看发票: 财务科刘会计, and 小周 in 我，小周; None where no person is named."""
    if not text:
        return None
    plain = _SELF.sub("", text.strip(), count=1)
    first = next((part for part in _ENDS.split(plain) if part), "")
    if (
        not first
        or len(first) > LONGEST_TITLE + LONGEST_NAME
        or re.match(r"[请让把给催帮找问说去来要]", first)
    ):
        return None
    # an office may stand before the name
    return first if any(is_called(first[n:]) for n in range(len(first) - 1)) else None


def people_in(text: str) -> tuple[str, ...]:
    """Everyone whom a text names by surname and title, in order: 张科长 and 老周 in 张科长让我问老周. A title of one character (王工),
    and a name like 老周, counts only where the word ends there; the 万 of 15万站长 and the 单 of 换机单护士长 are no surnames."""
    return tuple(dict.fromkeys(_people(text)))


def _people(text: str) -> Iterator[str]:
    at, pattern = 0, re.compile(_IN_SENTENCES)
    while one := pattern.search(text, at):
        taken = not _NO_SURNAME.search(text[: one.start() + 1])
        at = one.end() if taken else one.start() + 1  # 贺主任 begins behind the 单 of 申请单贺主任
        if taken:
            yield one[0]


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names may be of the same person: 财务科刘会计 and 刘会计."""
    return bool(one and other and (one.endswith(other) or other.endswith(one)))


def _without_asides(text: str) -> str:
    return re.sub(r"[（(][^（）()]*[）)]", "", text) if "（" in text or "(" in text else text


def matter(text: str | None, most: int = LONGEST_PROJECT) -> str | None:
    """A project's or customer's name that can stand in a sentence; None for one that is a sentence itself or too long."""
    plain = _without_asides(text or "").strip()
    return plain if plain and len(plain) <= most and not _SENTENCE.search(plain) else None


def project(text: str | None) -> str | None:
    """A project's name that can stand in a sentence, with its phase or lot: 数据平台（二期） is said 数据平台二期, for there may
    be another."""
    plain, phase = matter(text), re.search(_PHASE, text or "")
    return (
        f"{plain}{phase[1]}" if plain and phase and len(plain) + len(phase[1]) <= LONGEST_PROJECT else plain
    )


def short_project(text: str | None) -> str | None:
    """A project as people speak of it, without where it is and that it was bought: 乡镇卫生院彩超设备采购 is 彩超设备, and
    区级录播教室建设（一期） is 录播教室一期. None where its name cannot stand in a sentence."""
    plain, phase = matter(text), re.search(_PHASE, text or "")
    if not plain:
        return None
    name = re.sub(_PLACE, "", plain)
    while (shorter := re.sub(_DONE, "", name)) != name and len(shorter) >= (
        4 if name.endswith(("设备", "服务")) else 2
    ):
        name = re.sub(r"[加兼并含带]$", "", shorter)  # 供货加安装
    first = re.split(r"[及和与、]", name)[0]
    if len(name) > LONGEST_SHORT and len(first) >= 4:
        name = first
    return f"{name}{phase[1]}" if phase else name


def side(customer: str | None, kind: str | None) -> str:
    """What a customer is called to the face of one who works there: 局里, 院里, 学校; 咱们单位 where the name does not say."""
    name = _without_asides(customer or "").strip()
    ends = (said for ends, said in _SIDES if name.endswith(ends))
    return _SIDES_BY_KIND.get(kind or "") or next(ends, OTHER_SIDE)


def body(text: str | None) -> str | None:
    """The name of a public body or a firm that can stand in a sentence; None for people, offices without a name, and anything else."""
    plain = matter(text)
    return plain if plain and _BODY.fullmatch(plain) and not _VERBS.search(plain) else None


def line(text: str | None, most: int = 60) -> str | None:
    """A sentence that a person wrote to be said as it is: it speaks to him (您), and can be said in one breath."""
    plain = (text or "").strip().strip('“”"')
    return (
        plain
        if plain and len(plain) <= most and "您" in plain and not re.search(r"[（）()：:]", plain)
        else None
    )


def spoken_days(visit: date, days: dict[str, date | None]) -> dict[str, str | None]:
    """Days to come as they are said at the visit; one that has passed by then is not spoken of."""
    return {name: said_day(day, visit) if day and day >= visit else None for name, day in days.items()}


def near(day: date | None, visit: date, days: int) -> date | None:
    """A day that is at most so many days off the visit: near enough to be spoken of."""
    return day if day and (day - visit).days <= days else None


def by(visit: date, day: date) -> str:
    """By when something is to be done, as it is said: 下周二以前; 今天 where it is asked for at the visit."""
    said = said_day(day, visit)
    return said if day == visit else f"{said}以前"


def full_days(days: dict[str, date | None]) -> dict[str, str | None]:
    """The same days in full, for what is read on another day."""
    full = {name: spoken_day(day) if day else None for name, day in days.items()}
    return {**full, "办完日": full.get("承诺日") and f"{full['承诺日']}以前"}


def long_time(since: date, day: date) -> str:
    """The time since a day for the ear, in whole calendar months: 1年3个月零12天 is said 1年3个多月."""
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    years, rest = divmod(months, 12)
    if not months:
        return f"{(day - since).days}天"
    more = "多" if day.day != since.day else ""
    return (f"{years}年" if years else "") + (f"{rest}个{more}月" if rest else more)
