"""What makes a due date uncertain, and the known limits of how it is counted (docs/law.md §1). Pure."""

from __future__ import annotations

from huikuan_cli.core.law.claim import (
    AWAITED,
    BY_BILL,
    BY_DATE,
    BY_FUNDS,
    BY_INVOICE,
    BY_PAPERS,
    BY_SCORE,
    BY_STEPS,
    LARGE,
    TOLD_PROVED,
    ClockFacts,
    DueDate,
)
from huikuan_cli.core.law.workdays import has_table, is_public_holiday
from huikuan_cli.core.playbook.rules import Rules
from huikuan_cli.core.text.values import iso

NO_BILL_DAY = "票面的到期日还不清楚"


def doubts_of(
    facts: ClockFacts,
    contract: DueDate | None,
    statutory: DueDate | None,
    effective: DueDate | None,
    rules: Rules,
) -> tuple[str, ...]:
    """What makes the date itself uncertain."""
    differs = statutory and (contract is None or statutory.raw != contract.raw)
    what = AWAITED[facts.start][1] if facts.start in AWAITED else ""
    rest = {BY_INVOICE: "发票", BY_STEPS: "手续", BY_FUNDS: "拨款"}.get(facts.start or "", "资料")
    checks = (
        (
            facts.outside and effective,
            "这一笔在合同外，没有书面约定：到期日先照没约定算，待核；先把这件事补成书面的，对方认了再说日子",
        ),
        ("付款天数" in facts.unclear, "合同写没写付款天数还不清楚，先按没写算，待核"),
        (
            contract and contract.working and _untabled(contract),
            f"放假表没有收录 {_untabled(contract)} 年，工作日只按周末和固定节日数，待核",
        ),
        (facts.start == BY_DATE and not facts.contract_date, "合同写明的付款日不清楚，待核：翻合同付款条款"),
        (
            facts.start == BY_INVOICE and not facts.invoiced and statutory,
            "对方哪天收到的发票不清楚，合同的到期日算不出，先按法定最长的算；票没送到的，他会拿这个拖，待核：找发票的签收记录",
        ),
        (
            what and facts.came() and statutory and not contract,
            f"合同写了{what}后付、没写几天，先按法定最长的算，待核",
        ),
        (
            what and contract and differs,
            f"条例的期限从交付或验收算，不等{rest}；合同写了{what}后付，能不能提前按条例主张，待核",
        ),
        (
            facts.start == BY_PAPERS and not facts.complete and statutory,
            "对方哪天收齐的资料不清楚，合同的到期日算不出，先按法定最长的算，待核：找写明日期的签收单；没有就请他写还缺哪几样",
        ),
        (
            facts.start == BY_STEPS and not facts.stepped and statutory,
            "合同等的手续（备案、入账、公示、评审）哪天办完不清楚，合同的到期日算不出，先按法定最长的算，待核：问是谁办、办到哪一步、哪天能办完",
        ),
        (
            facts.start == BY_SCORE and differs,
            "考核签字算不算条例说的“确认结算金额”，看合同原文，待核",
        ),
        (
            facts.start == BY_BILL and not facts.contract_date,
            f"{NO_BILL_DAY}{'；先按法定最长的算' if statutory else ''}，待核：看票面",
        ),
        (
            facts.start == BY_BILL and facts.contract_date,
            "收了票的，先照票面的到期日算；条例的期限能不能从交付算，待核；票另有自己的期限（提示付款、追索），当天问法务",
        ),
        (
            facts.start == BY_FUNDS and facts.came() and (contract or not statutory),
            "哪天到位要有下达的文件或到账的凭据，听说的不算，待核",
        ),
        (
            facts.start == BY_FUNDS and statutory and facts.payer != LARGE and not facts.came(),
            "“拨款到位再付”算不算数没有定论：条例没有直说，可以主张它是不合理的付款条件；先按法定最长的算，待核",
        ),
        (
            facts.start == BY_FUNDS and statutory and facts.payer == LARGE,
            "大型企业不得拿第三方付款当条件，这样的约定按没约定算；是不是这一种看合同原文，待核",
        ),
        (facts.payer is None and effective, "客户性质不清楚，条例是否适用待核"),
        (facts.by_analogy and statutory, "团体组织是参照条例执行（第36条），待核"),
        (differs and facts.small is None, "支付条例只保护签约时的中小企业：我方签约时的规模待核"),
        (
            differs and facts.small and facts.told != TOLD_PROVED,
            "签约时告知过对方的书面证据还没有，能不能按条例的期限主张待核",
        ),
        (
            facts.payer == LARGE and statutory and _longer(facts, statutory, rules.terms.max_days),
            f"大型企业约定超过 {rules.terms.max_days} 日的，要符合行业规范和交易习惯，待核",
        ),
        (
            effective and not statutory and not contract,
            "没有用到支付条例的期限，按没有约定付款时间算，口径待核",
        ),
        (
            facts.delivered and facts.signed and facts.delivered < facts.signed,
            "交付早于签约，付款期从哪天起算请法务看，待核",
        ),
        (
            differs and _older(facts, statutory, rules),
            f"合同签订早于 {iso(rules.first_day())}，条例是否适用各地法院看法不一，待核",
        ),
    )
    return tuple(text for holds, text in checks if holds)


def _longer(facts: ClockFacts, statutory: DueDate, most: int) -> bool:
    """Whether the period is longer than so many days; one from the invoice or the papers is measured from what we did."""
    done = facts.delivered or facts.accepted
    if facts.start in AWAITED and done:
        return (statutory.raw - done).days > most
    return (statutory.days or 0) > most


def _older(facts: ClockFacts, statutory: DueDate | None, rules: Rules) -> bool:
    """Whether the contract is older than the regulation: what it counts from happened before, so it was signed before."""
    signed = facts.signed or (statutory and statutory.start)
    return bool(signed and signed < rules.first_day())


def _untabled(due: DueDate | None) -> str:
    """The years of the period whose holidays are not known."""
    first, last = (due.start, due.raw) if due and due.start else (None, None)
    years = range(first.year, last.year + 1) if first and last else ()
    return "、".join(str(year) for year in years if not has_table(year))


def notes_of(effective: DueDate | None) -> tuple[str, ...]:
    """Known limits of the counting rule, which make no difference to which date is meant."""
    found = []
    if effective and effective.rolled != effective.raw and not is_public_holiday(effective.raw):
        found.append("周末是否属于“法定休假日”条文没写明：对外用顺延后的日期，内部盯不顺延的日期")
    if effective and not has_table(effective.raw.year):
        found.append(f"放假表没有收录 {effective.raw.year} 年，只按周末和固定节日顺延，待核")
    return tuple(found)
