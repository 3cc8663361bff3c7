"""The public names of the package with their signatures, as api.txt keeps them: a change of one is meant, or it is a mistake.

The names are read from the sources and the stub, not from what is imported: a module whose library is not installed is
listed all the same, and the compiled part has no types at run time. That the stub says what the compiled part does is what
stubtest sees to. ``UPDATE_API=1 pytest tests/python/test_api.py`` writes the list anew.
"""

from __future__ import annotations

import ast
import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import attain

ROOT = Path(__file__).parents[2] / "python" / "attain"
KEPT = Path(__file__).with_name("api.txt")

#: The modules that a program imports by name; the others are how the package is made.
MODULES = ("attain", "attain.whatif", "attain.pandas", "attain.polars", "attain.spark", "attain.errors")

Definition = ast.ClassDef | ast.FunctionDef


def source(module: str) -> ast.Module:
    name = module.removeprefix("attain").removeprefix(".") or "__init__"
    stub = ROOT / f"{name}.pyi"
    return ast.parse((stub if stub.exists() else ROOT / f"{name}.py").read_text(encoding="utf-8"))


def public(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def of(tree: ast.Module) -> list[str]:
    """What ``__all__`` names, else what is defined."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return [node.name for node in tree.body if isinstance(node, Definition) and public(node.name)]


def signature(node: ast.FunctionDef) -> str:
    marks = "".join(f"@{ast.unparse(mark)} " for mark in node.decorator_list)
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{marks}{node.name}({ast.unparse(node.args)}){returns}"


def members(node: ast.ClassDef) -> Iterator[str]:
    for member in node.body:
        match member:
            case ast.FunctionDef(name=name) if public(name):
                yield signature(member)
            case ast.AnnAssign(target=ast.Name(id=name)) if public(name):
                yield ast.unparse(member)
            case ast.Assign(targets=[ast.Name(id=name)]) if public(name):
                yield ast.unparse(member)


def shown(name: str, node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef():
            yield signature(node)
        case ast.ClassDef():
            yield f"class {name}({', '.join(map(ast.unparse, node.bases))})"
            # Fields stand in their order, which is that of their places in a tuple; methods by name.
            found = [f"    {member}" for member in members(node)]
            yield from (member for member in found if "(self" not in member and "(cls" not in member)
            yield from sorted(member for member in found if "(self" in member or "(cls" in member)
        case _:
            yield f"{name}: {ast.unparse(node)}"


def find(module: str, name: str) -> Iterator[str]:
    """The lines of a name: of its definition, wherever it is imported from."""
    tree = source(module)
    for node in tree.body:
        match node:
            case ast.ClassDef(name=found) | ast.FunctionDef(name=found) if found == name:
                # A function of several signatures has a definition for each.
                yield from shown(name, node)
            case ast.ImportFrom(module=str(other), names=names) if other.split(".")[0] == "attain":
                for alias in names:
                    if (alias.asname or alias.name) == name:
                        inner = f"{other}.{name}" if (ROOT / f"{name}.py").exists() and other == "attain" else None
                        yield from [f"module {inner}"] if inner in MODULES else find(other, alias.name)
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                # What a constant is, not what it is now.
                call = value.func if isinstance(value, ast.Call) else None
                yield f"{name}: {ast.unparse(call) if call else 'constant'}"
            case ast.AnnAssign(target=ast.Name(id=found)) if found == name:
                yield ast.unparse(node)


def listing() -> str:
    parts = []
    for module in MODULES:
        for name in of(source(module)):
            lines = list(find(module, name))
            assert lines, f"`{module}.{name}` is public, and defined nowhere"
            parts.append(f"{module}.{name}\n" + "".join(f"    {line}\n" for line in lines))
    return "\n".join(parts)


def test_the_public_names_are_the_kept_ones() -> None:
    found = listing()
    if os.environ.get("UPDATE_API"):
        KEPT.write_text(found, encoding="utf-8", newline="\n")
    kept = KEPT.read_text(encoding="utf-8")
    changed = "\n".join(difflib.unified_diff(kept.splitlines(), found.splitlines(), "api.txt", "now", lineterm="", n=1))
    assert not changed, (
        f"{changed}\nif that is meant, say so in CHANGELOG.md and run `UPDATE_API=1 pytest tests/python/test_api.py`"
    )


def test_the_list_is_of_what_is_imported() -> None:
    """What the sources say is what there is."""
    listed = {line.removeprefix("attain.") for line in listing().splitlines() if line.startswith("attain.")}
    assert {name for name in listed if "." not in name} == set(attain.__all__)
    assert {name for name in listed if name.startswith("whatif.")} == {f"whatif.{n}" for n in attain.whatif.__all__}


def test_the_list_has_signatures() -> None:
    lines = {line.strip() for line in listing().splitlines()}
    assert "replay(trace: dict[str, Any]) -> Attainment" in lines
    assert "@property base(self) -> Decimal" in lines
    assert "class Error(ValueError)" in lines
    assert "class Version(NamedTuple)" in lines
