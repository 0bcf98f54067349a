"""What must be said before anything else: a period that is over, or the end of the one to apply for enforcement. Pure."""

from __future__ import annotations

from datetime import date

from huikuan_cli import texts_instrument as texts
from huikuan_cli.core.law.claim import ClockReport, Limitation
from huikuan_cli.core.law.events import ENFORCEMENT
from huikuan_cli.core.receivable.payments import Receivable
from huikuan_cli.core.text.values import iso


def foremost(report: ClockReport, today: date) -> str:
    """One sentence; empty where nothing is owed and where no period is over and no judgment is there. Days are counted to
    the earliest day on which a court could find the period over (民法典第188条; 民诉法第250条)."""
    if report.outstanding == 0:
        return ""
    if report.enforceable():
        return _enforcement(report, today)
    found = report.limitation
    if found is None or not report.barred(today):
        return ""
    said = texts.BARRED_UNLESS if found.undated else texts.BARRED_SINCE
    return said.format(
        undated="；".join(found.undated), day=iso(found.alarm), days=(today - found.alarm).days
    )


def beside(payments: Receivable, today: date, within: int | None = None) -> str:
    """The same of each payment under a judgment that the visit is not about, with its name; empty where there is none. `within`: only of
    those whose period ends within so many calendar days."""
    others = [
        one
        for one in payments.positions
        if one not in payments.spoken_of() and one.report.enforceable() and _near(one.report, today, within)
    ]
    found = [(one.name, said) for one in others if (said := foremost(one.report, today))]
    return "".join(texts.ANOTHER.format(name=name, said=said) for name, said in found)


def _near(report: ClockReport, today: date, within: int | None) -> bool:
    found = report.limitation
    return within is None or found is None or (found.alarm - today).days <= within


def _enforcement(report: ClockReport, today: date) -> str:
    found = report.limitation
    if found is None:
        assert report.instrument
        return texts.ENFORCE_UNKNOWN.format(kind=report.instrument.kind)
    return _left(found, (found.alarm - today).days)


def _left(found: Limitation, days: int) -> str:
    day, last = iso(found.alarm), found.restarted
    if days < 0:
        said = texts.ENFORCE_PASSED_UNLESS if found.undated else texts.ENFORCE_PASSED
        return said.format(undated="；".join(found.undated), day=day, days=-days)
    if days == 0:
        return texts.ENFORCE_TODAY.format(day=day)
    if last and last.kind == ENFORCEMENT:
        return texts.ENFORCE_APPLIED.format(applied=iso(last.day), day=day, days=days)
    return texts.ENFORCE_LEFT.format(day=day, days=days)
