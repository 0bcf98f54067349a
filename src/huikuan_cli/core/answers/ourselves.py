"""Who of us is meant by 我，小周 or plain 我, so that no paper says 我 where a name is wanted. Pure."""

from __future__ import annotations

import re

from huikuan_cli.core.text.speech import LONGEST_NAME, LONGEST_TITLE, is_called, is_titled

OWNER = "我方责任人"
CONTACT = "联系人"

# patterns as text: they are compiled when they are first used
_ME = r"(?:就是?|还?是)?(?:我(?:自己|自已|本人|个人)?|本人|自己)"
_ALONE = rf"{_ME}(?:来?负责(?:到底)?|来|吧)?[。.！!]?"
_MARK = r"[\s，,、：:；;。./—-]+"
_IS = r"(?:就是|是|叫)"
# 我，小周; 我自己（小周）; 我是小周; 小周（我自己）; 小周，我
_NAMED = (
    rf"{_ME}(?:[（(](?P<inside>[^（）()]+)[）)]|(?:(?:{_MARK})?{_IS}(?:{_MARK})?|{_MARK})(?P<behind>.+))",
    rf"(?P<before>.+?)(?:[（(]{_ME}[）)]|{_MARK}(?:就|也)?{_ME})",
)
_CLOSE = rf"{_ME}(?P<close>.+)"  # 我小周: only where it cannot be read in another way
_OFFICE = r"(?:[\u4e00-\u9fff]{1,10}(?:部|科|处|室|组|中心|公司|办|区|队))?"
_PHONE = r"[，,\s]*[（(]?\+?[\d\s-]{7,20}[）)]?"
_OTHERS = r"[和跟与同及带或让请找叫]"  # somebody else comes in: 我和周经理
_WEEKDAY = r"周[一二三四五六日天末]"


def is_self(text: str) -> bool:
    """Whether a text says no more than 我: 我, 本人, 我自己, 就我, 我来负责."""
    return bool(re.fullmatch(_ALONE, text.strip()))


def own_name(text: str) -> str:
    """The person of 我，小周, 我自己（小周）, 我是小周, 小周（我）: 小周. What is no such text stays as it is."""
    plain = text.strip().rstrip("。.！!；;")
    for pattern in _NAMED:
        found = re.fullmatch(pattern, plain)
        name = next((part.strip() for part in found.groups() if part), "") if found else ""
        if name and _is_person(name):
            return name
    close = re.fullmatch(_CLOSE, plain)
    return close["close"] if close and is_titled(close["close"]) and not _odd(close["close"]) else text


def _is_person(text: str) -> bool:
    """A name or a form of address, with an office before it and a telephone number behind it."""
    if _odd(text):
        return False
    name = re.sub(rf"{_PHONE}$", "", text)
    office = re.match(_OFFICE, name)
    rest = name[office.end() :] if office else name
    return len(name) <= LONGEST_NAME + LONGEST_TITLE and (is_called(name) or is_called(rest))


def _odd(text: str) -> bool:
    return bool(re.match(_OTHERS, text) or re.fullmatch(_WEEKDAY, text))


def known_owner(owner: str, contact: str) -> str:
    """Who is responsible on our side: the contact of huikuan.yaml where the answer is plain 我 and that one has a name."""
    return contact if is_self(owner) and contact and not is_self(contact) else owner
