"""What may stand inside the tags of a team's template, checked on its syntax tree.

Every name has a known kind, so that a mistake is found in a branch that no sample reaches. Whatever is not named here
is refused: there is no call, no arithmetic, no name of Python's. Imports Jinja2: only template.py may import this, late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import nodes

from huikuan_cli.core.text.words import nearest
from huikuan_cli.render.parts import (
    BLOCK,
    ITEM,
    LOOP,
    NUMBER,
    PART_NAMES,
    PART_WORDS,
    ROOT,
    ROW,
    SHEET,
    TEXT,
    TRUTH,
)
from huikuan_cli.render.tags import LAYOUT, TemplateFault

FILTERS = ("length", "default")
TESTS = ("odd", "even")
LARGEST = 10**6
MOST_NAMED = 9  # names that a message can list
_RESERVED = {"loop", "self", "super", "caller", "varargs", "kwargs", "context", "environment"}
_REFUSED: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.Call: ("不能用圆括号调用", "只写名称，如 {{ 单.标题 }}"),
    nodes.Getitem: ("不能用方括号或数字取内容", "写成 单.标题 这样，或用 for 一条一条印"),
    nodes.BinExpr: ("不能做加减乘除", "数都已经算好，直接写名称"),
    nodes.UnaryExpr: ("不能做加减乘除", "数都已经算好，直接写名称"),
    nodes.Concat: ("不能用 ~ 连接", "把要印的挨着写就行"),
    nodes.CondExpr: ("花括号里不能写 if", "写成 {% if … %}…{% endif %}"),
    nodes.Tuple: ("这里只能写一个名称", "要印几样，就写几对花括号"),
    nodes.List: ("列表只能写在 in 后面", '如 {% if 块.名称 in ["招法", "付款链"] %}'),
    nodes.Dict: ("这里不能写花括号", LAYOUT),
}
Scope = dict[str, str]


class Grammar:
    """Walks the syntax tree and notes what is not allowed, or not known. `found` holds it in the order of the file."""

    def __init__(self) -> None:
        self.found: list[TemplateFault] = []
        self._kinds: dict[type[nodes.Node], Callable[[Any, Scope], str]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._attribute,
            nodes.Const: self._constant,
            nodes.Compare: self._compare,
            nodes.And: self._both,
            nodes.Or: self._both,
            nodes.Not: self._not,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
        }

    def walk(self, tree: nodes.Template) -> None:
        """Look at a whole template."""
        self._body(tree.body, {ROOT: SHEET})

    def _say(self, code: str, node: nodes.Node, text: str, fix: str = "") -> str:
        self.found.append(TemplateFault(code, node.lineno, text, fix))
        return ""

    def _body(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    self._printed(child, scope)
            elif isinstance(node, nodes.If):
                self._if(node, scope)
            elif isinstance(node, nodes.For):
                self._for(node, scope)
            else:
                self._say("P504", node, "这种写法不能用", LAYOUT)

    def _printed(self, node: nodes.Expr, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        kind = self._kind(node, scope)
        if kind in ITEM:
            self._say("P506", node, f"这个名称是{kind}，不能一下子印", "用 for 一条一条印")
        elif kind in (SHEET, LOOP, TRUTH):
            self._say("P506", node, f"这里写的是{kind}，印不出来", "写到点后面的名称，如 {{ 单.标题 }}")

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._kind(node.test, scope)
        self._body(node.body, scope)
        for one in node.elif_:
            self._if(one, scope)
        self._body(node.else_, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        if node.recursive:
            self._say("P504", node, "for 后面不能写 recursive", "单子只有块和行，套两层 for 就够")
        kind = self._kind(node.iter, scope)
        if kind and kind not in ITEM:
            self._say("P506", node, f"in 后面是{kind}，不能一条一条印", "能用 for 的有 单.块、块.行 这几样")
        target = self._target(node)
        inner = {**scope, target: ITEM.get(kind, "")}
        if node.test:
            self._kind(node.test, {name: kind for name, kind in inner.items() if name != "loop"})
        self._body(node.body, {**inner, "loop": LOOP})
        self._body(node.else_, scope)

    def _target(self, node: nodes.For) -> str:
        """The name that the turns of a loop go by."""
        target = node.target
        if not isinstance(target, nodes.Name):
            self._say("P504", node, "for 后面只能写一个名称", "如 {% for 块 in 单.块 %}")
            return "块"
        if target.name in _RESERVED or target.name.startswith("_"):
            self._say("P504", node, f"for 后面不能用“{target.name[:20]}”作名称", "换一个，如 块、行")
        return target.name

    def _kind(self, node: nodes.Node, scope: Scope) -> str:
        """The kind of what an expression stands for; empty when that was said to be wrong."""
        known = self._kinds.get(type(node))
        if known:
            return known(node, scope)
        text, fix = next((said for kind, said in _REFUSED.items() if isinstance(node, kind)), ("", ""))
        return self._say("P504", node, text or "这种写法不能用", fix or LAYOUT)

    def _name(self, node: nodes.Name, scope: Scope) -> str:
        if node.name in scope:
            return scope[node.name]
        return self._say("P505", node, f"没有“{node.name[:40]}”这个名称", _instead(node.name, scope))

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> str:
        kind = self._kind(node.node, scope)
        shown = node.attr[:40]
        if node.attr.startswith("_"):
            return self._say("P504", node, f"名称不能以下划线开头（“{shown}”）", "写单子上有的名称")
        if not kind:
            return ""
        known = PART_NAMES.get(kind, {})
        if node.attr in known:
            return known[node.attr]
        if kind in ITEM:
            return self._say("P505", node, f"{kind}没有“{shown}”这个名称", "先用 for 一条一条取出来")
        return self._say("P505", node, f"{kind}没有“{shown}”这个名称", _instead(node.attr, known))

    def _constant(self, node: nodes.Const, scope: Scope) -> str:
        value = node.value
        if isinstance(value, bool):
            return TRUTH
        if isinstance(value, str):
            return TEXT
        if isinstance(value, int) and value <= LARGEST:
            return NUMBER
        return self._say("P504", node, "这里只能写引号里的字、不大的整数、true 和 false", "")

    def _compare(self, node: nodes.Compare, scope: Scope) -> str:
        if len(node.ops) > 1:
            return self._say("P504", node, "一次只能比两样", "用 and 连起来")
        (operand,) = node.ops
        left = self._kind(node.expr, scope)
        if operand.op in ("in", "notin"):
            self._in(left, operand.expr, scope)
            return TRUTH
        right = self._kind(operand.expr, scope)
        if left and right and not _comparable(left, right, operand.op):
            self._say("P506", node, f"{left}和{right}不能这样比", "字和字比是不是一样，数和数比大小")
        self._word(left, operand.expr)
        self._word(right, node.expr)
        return TRUTH

    def _word(self, kind: str, node: nodes.Expr) -> None:
        """A constant that is compared with the name of a block or the style of a row must be one that there is."""
        known = PART_WORDS.get(kind)
        if known and isinstance(node, nodes.Const) and node.value not in known:
            word = str(node.value)
            self._say("P505", node, f"{kind}里没有“{word[:40]}”", _instead(word, known))

    def _in(self, left: str, node: nodes.Expr, scope: Scope) -> None:
        """X in [..], or a text in a text."""
        if isinstance(node, nodes.List | nodes.Tuple):
            for item in node.items:
                if not isinstance(item, nodes.Const) or self._constant(item, scope) not in (TEXT, NUMBER):
                    self._say("P504", node, "方括号里只能写引号里的字和数", '如 ["招法", "付款链"]')
                self._word(left, item)
            return
        right = self._kind(node, scope)
        if right and left and (_plain(left), _plain(right)) != (TEXT, TEXT):
            self._say("P506", node, f"{left}不能在{right}里找", "in 的两边都写字，或后面写方括号")

    def _both(self, node: nodes.And | nodes.Or, scope: Scope) -> str:
        left, right = self._kind(node.left, scope), self._kind(node.right, scope)
        return left if left == right else TRUTH

    def _not(self, node: nodes.Not, scope: Scope) -> str:
        self._kind(node.node, scope)
        return TRUTH

    def _filter(self, node: nodes.Filter, scope: Scope) -> str:
        kind = self._kind(node.node, scope) if node.node else ""
        if node.name not in FILTERS:
            return self._unknown(node, "竖线后面", FILTERS)
        if node.name == "length":
            return self._arguments(node, (), scope) and self._counted(node, kind)
        if _plain(kind) not in (TEXT, ""):
            return self._say("P506", node, f"default 只能用在一段文字后面，这里是{kind}", "")
        return self._arguments(node, (TEXT,), scope) and TEXT

    def _counted(self, node: nodes.Filter, kind: str) -> str:
        if _plain(kind) in (*ITEM, TEXT, ""):
            return NUMBER
        return self._say("P506", node, f"length 不能用在{kind}后面", "能数的有 单.块、块.行、一段文字")

    def _test(self, node: nodes.Test, scope: Scope) -> str:
        kind = self._kind(node.node, scope)
        if node.name not in TESTS:
            self._unknown(node, "is 后面", TESTS)
        elif kind not in (NUMBER, ""):
            self._say("P506", node, f"{node.name} 只能用在一个数后面，这里是{kind}", "")
        else:
            self._arguments(node, (), scope)
        return TRUTH

    def _unknown(self, node: nodes.Filter | nodes.Test, where: str, known: tuple[str, ...]) -> str:
        return self._say("P505", node, f"{where}没有“{node.name[:40]}”这个词", _instead(node.name, known))

    def _arguments(self, node: nodes.Filter | nodes.Test, kinds: tuple[str, ...], scope: Scope) -> str:
        """TRUTH when the arguments are as many constants of these kinds."""
        given = list(node.args)
        fits = len(given) == len(kinds) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if fits and all(
            isinstance(one, nodes.Const) and self._constant(one, scope) == kind
            for one, kind in zip(given, kinds, strict=True)
        ):
            return TRUTH
        example = '写成 default("无") 这样' if kinds else "后面不要写圆括号"
        return self._say("P506", node, f"“{node.name}”的圆括号里没有写对", example)


def _instead(word: str, known: Iterable[str]) -> str:
    """The nearest known name, or all of them when there are few."""
    near = nearest(word, known)
    if near:
        return near.removeprefix("，")
    few = tuple(known)
    return f"能写的有 {'、'.join(few)}" if 0 < len(few) <= MOST_NAMED else LAYOUT


def _plain(kind: str) -> str:
    return TEXT if kind in PART_WORDS else kind


def _comparable(left: str, right: str, operator: str) -> bool:
    left, right = _plain(left), _plain(right)
    if left != right or left in (BLOCK, ROW, SHEET, LOOP) or left in ITEM:
        return False
    return operator in ("eq", "ne") or left == NUMBER
