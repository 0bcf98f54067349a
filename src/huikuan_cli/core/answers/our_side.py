"""What is asked of our side once, for the papers: company, contact, telephone, bank, account. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from huikuan_cli.core.answers.ourselves import CONTACT, is_self, own_name
from huikuan_cli.core.text.values import Unclear, brief, clean, half_width, is_unknown

PHONE, ACCOUNT = "电话", "账号"
NEEDED = ("公司", PHONE, "开户行", ACCOUNT)  # with any of these somebody has filled in huikuan.yaml already
_NONE = {"", "没有", "无", "没", "-", "空着"}
_ACCOUNT = r"\d{8,32}"


class OurSideItem(NamedTuple):
    """One question, and how many characters the answer may have."""

    ask: str
    help: str
    longest: int


ITEMS = {
    "公司": OurSideItem("我方公司的全称？", "和合同上的一字不差", 60),
    CONTACT: OurSideItem("对方有事找我方哪一位？", "写名字，印在函上", 30),
    PHONE: OurSideItem("联系电话？", "手机或座机，印在函上", 40),
    "开户行": OurSideItem("收款的开户行？", "写到支行，如 工商银行江州支行", 60),
    ACCOUNT: OurSideItem("收款账号？", "只写数字，开头的 0 会留着", 40),
}


class Told(NamedTuple):
    """An answer as it is kept; `doubt` says what makes it look wrong, `understood` what was made of it."""

    value: str
    doubt: str = ""
    understood: str = ""


def told(key: str, raw: str) -> Told:
    """One answer about our side; empty for none. Raises Unclear for what cannot be printed on a paper."""
    text = half_width(raw) if key in (PHONE, ACCOUNT) else clean(raw)
    if text in _NONE or is_unknown(text):
        return Told("")
    if key == CONTACT and is_self(text):
        raise Unclear(f"“{brief(text)}”印在函上，对方不知道是谁，请写名字")
    name = own_name(text) if key == CONTACT else text
    value = re.sub(r"[\s-]", "", name) if key == ACCOUNT else name
    if len(value) > ITEMS[key].longest:
        raise Unclear(f"太长了（{len(value)} 字），请写到 {ITEMS[key].longest} 字以内")
    if key == ACCOUNT and not (value.isascii() and re.fullmatch(_ACCOUNT, value)):
        return Told(name, f"“{brief(name)}”不像账号（一般是 8 到 32 位数字），请核对；没错就再回车一次")
    return Told(value, understood=f"按“{value}”理解" if value != clean(raw) else "")
