"""`huikuan playbook show l2`: a paper for the customer as it will look, with the facts of a teaching case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from huikuan_cli import texts, texts_workshop
from huikuan_cli.cli.letter import LETTER_FORMATS
from huikuan_cli.cli.outputs import ALL, Wish, document_bytes, every, sender_of
from huikuan_cli.cli.playbook.case_pages import analysis_of, shelf_of, teaching_cases
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.cli.playbook.in_force import InForce
    from huikuan_cli.core.sheet.document import Document
    from huikuan_cli.core.sheet.layout import Block


class Sample(NamedTuple):
    """A paper with the facts of the teaching case `case`. `fits`: it may be written there; else every paragraph stands in it."""

    case: str
    document: Document
    fits: bool


def sample_of(force: InForce, id: str) -> Sample:
    """The letter with the facts of the first teaching case in which it may be written, else of the first."""
    from huikuan_cli.core.letters.compose import compose
    from huikuan_cli.core.letters.letter_doubts import refusal

    shelf = shelf_of(force.stacks)
    letter = next(one for one in shelf.letters if one.id == id)
    sender = sender_of(force.here.settings)
    cases = teaching_cases(force.here, shelf.playbook)
    for name, case in cases.items():
        setting = analysis_of(shelf, force.here, case, None)
        if not refusal(letter, setting):
            return Sample(name, compose(letter, setting, sender), True)
    first, case = next(iter(cases.items()))
    whole = structs.replace(letter, pieces=tuple(structs.replace(one, when=()) for one in letter.pieces))
    return Sample(first, compose(whole, analysis_of(shelf, force.here, case, None), sender), False)


def sample_block(sample: Sample) -> Block:
    """The paper line by line, for the screen."""
    from huikuan_cli.core.sheet.layout import Block, Row
    from huikuan_cli.render.plain_text import plain_text

    lines = plain_text(sample.document).splitlines()
    head = texts_workshop.SAMPLE_HEAD if sample.fits else texts_workshop.SAMPLE_UNFIT
    return Block(head.format(case=sample.case), tuple(Row("text", line) for line in lines))


def write_sample(sample: Sample, formats: tuple[str, ...], folder: Path, force: InForce) -> None:
    """Write the paper in these formats into the folder, under a name that says that it is none to send. Raises HuikuanError where it
    cannot be drawn or written."""
    from huikuan_cli.store.files import atomic

    wish = Wish(LETTER_FORMATS if ALL in formats else formats, ALL in formats)
    for format, raw in every(
        wish, lambda one: document_bytes(sample.document, one, force.here.order)
    ).items():
        path = folder / texts_workshop.SAMPLE_FILE.format(name=sample.document.name, format=format)
        atomic.write_bytes(path, raw)
        out.result(texts.SAVED_SHEET.format(name=sample.document.name, path=path))
