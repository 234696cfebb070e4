"""Each rule of who may do what, changed in one place: left out, or turned round.

A mutant takes the place of the real one everywhere at once: its code is put into the function that
every caller already holds.
"""

import ast
import copy
import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from types import FunctionType, ModuleType
from typing import Any

from app.moments import reading

Edit = Callable[[Any], None]

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_TURNED_CALLS = {"is_": "is_not", "is_not": "is_", "in_": "not_in", "not_in": "in_"}
_LISTS = frozenset({"where", "and_", "or_"})


@dataclass(frozen=True)
class Mutant:
    """`module.name` with one change in it, told by `title`."""

    module: ModuleType
    name: str
    title: str
    tree: ast.Module

    @contextmanager
    def instead(self) -> Iterator[None]:
        """The app with this change in it."""
        namespace = dict(vars(self.module))
        exec(compile(self.tree, self.title, "exec"), namespace)  # noqa: S102 - our own source
        real, changed = getattr(self.module, self.name), namespace[self.name]
        kept = real.__code__ if isinstance(real, FunctionType) else real
        self._put(real, changed.__code__ if isinstance(real, FunctionType) else changed)
        try:
            yield
        finally:
            self._put(real, kept)

    def _put(self, real: Any, instead: Any) -> None:
        if isinstance(real, FunctionType):
            real.__code__ = instead
        else:
            setattr(self.module, self.name, instead)
        reading._hot_feed.cache_clear()


def mutants_of(module: ModuleType, name: str) -> Iterator[Mutant]:
    """Every change of one function, or of one statement that a module keeps."""
    tree = _source(module, name)
    for number, node in enumerate(ast.walk(tree)):
        for how, edit in edits_of(node):
            mutated = copy.deepcopy(tree)
            edit(list(ast.walk(mutated))[number])
            where = " ".join(ast.unparse(node).split())[:70]
            title = f"{module.__name__.removeprefix('app.')}.{name}: {how} in {where}"
            yield Mutant(module, name, title, ast.fix_missing_locations(mutated))


def edits_of(node: ast.AST) -> Iterator[tuple[str, Edit]]:
    """The ways to weaken or turn round one node, each applied to a copy of it."""
    if isinstance(node, ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        for place, each in enumerate(node.args if called in _LISTS else []):
            yield f"without {ast.unparse(each)[:50]}", partial(_drop, place=place)
        if called in _TURNED_CALLS:
            yield (
                f"{_TURNED_CALLS[called]} for {called}",
                partial(_rename, to=_TURNED_CALLS[called]),
            )
    elif isinstance(node, ast.BoolOp):
        for place, each in enumerate(node.values):
            yield f"without {ast.unparse(each)[:50]}", partial(_neutral, place=place)
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in _TURNED:
        yield "turned round", _turn
    elif isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise):
        yield "never refused", _never
        yield "refused otherwise", _invert


def _drop(call: ast.Call, place: int) -> None:
    del call.args[place]


def _rename(call: ast.Call, to: str) -> None:
    assert isinstance(call.func, ast.Attribute)
    call.func.attr = to


def _neutral(operation: ast.BoolOp, place: int) -> None:
    operation.values[place] = ast.Constant(isinstance(operation.op, ast.And))


def _turn(compare: ast.Compare) -> None:
    compare.ops[0] = _TURNED[type(compare.ops[0])]()


def _never(node: ast.If) -> None:
    node.test = ast.Constant(False)


def _invert(node: ast.If) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _source(module: ModuleType, name: str) -> ast.Module:
    if isinstance(found := getattr(module, name), FunctionType):
        return ast.parse(textwrap.dedent(inspect.getsource(found)))
    whole = ast.parse(inspect.getsource(module))
    return ast.Module([node for node in whole.body if name in _assigned(node)], [])


def _assigned(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    return set()
