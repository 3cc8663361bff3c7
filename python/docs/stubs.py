"""A copy of the package for the reference: the signatures of the stubs with the documentation of what is compiled."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import attain
from attain import _attain

_ROLE = re.compile(r":(?:class|meth|func|attr|mod|data|exc):`~?([^`]+)`")
#: The words that a parameter may be, as numpydoc lists them.
_CHOICES = re.compile(r"^( *[\w, ]+ : .*)\{([^}\n]+)\}", re.MULTILINE)
#: ``#:`` comments, and the field or constant under them.
_NOTE = re.compile(r"^(?P<note>(?P<pad> *)#: .*\n(?: *#: .*\n)*)(?P<field> *\w+(?:: .+)?(?: = .+)?\n)", re.MULTILINE)


def place(name: str, inside: str | None = None) -> str | None:
    """Return where the reference has a name as docstrings call it, of the class that it stands in or of the package."""
    name = name.removeprefix("attain.records.").removeprefix("attain.errors.").removeprefix("attain.")
    for path in (f"{inside}.{name}", name):
        found: object = attain
        for part in path.split("."):
            found = getattr(found, part, None)
        if found is not None and not path.startswith("None."):
            return f"attain.{path}"
    return None


def linked(doc: str, inside: str | None = None) -> str:
    """Return a docstring with the roles of Sphinx as links of Markdown, and lists of words as types.

    The first word of such a list would else be shown as the default.
    """

    def link(found: re.Match[str]) -> str:
        path = place(found[1], inside)
        public = path and path.split(".")[1] in attain.__all__ and "meter" not in path
        return f"[`{found[1]}`][{path}]" if public else f"`{found[1]}`"

    doc = _CHOICES.sub(lambda found: found[1] + " | ".join(re.split(r", *", found[2])), doc)
    return _ROLE.sub(link, doc)


class _Documented(ast.NodeTransformer):
    """Stubs with docstrings, and their private names of types written out."""

    def __init__(self, aliases: dict[str, ast.expr]) -> None:
        self.aliases = aliases
        self.inside: list[str] = []

    def visit_Name(self, node: ast.Name) -> ast.expr:
        alias = self.aliases.get(node.id)
        return node if alias is None else self.visit(ast.parse(ast.unparse(alias), mode="eval").body)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.inside.append(node.name)
        node.decorator_list = []
        node.body = [kept for item in node.body if (kept := self.visit(item)) is not None]
        self.inside.pop()
        return self._with_doc(node, node.name, node.name)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST | None:
        for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
            if argument.annotation is not None:
                argument.annotation = self.visit(argument.annotation)
        if node.returns is not None:
            node.returns = self.visit(node.returns)
        if node.name == "__new__":
            # The call of the class is what a reader looks for.
            node.name, node.returns = "__init__", ast.Constant(None)
            node.args.args[0].arg, node.args.args[0].annotation = "self", None
            return node
        if node.name.startswith("_"):
            return None
        return self._with_doc(node, ".".join([*self.inside, node.name]), self.inside[-1] if self.inside else None)

    def _with_doc(self, node: ast.ClassDef | ast.FunctionDef, path: str, inside: str | None) -> ast.AST:
        found: object = _attain
        for part in path.split("."):
            found = getattr(found, part)
        doc = linked(inspect.getdoc(found) or "", inside)
        body = [item for item in node.body if not _is_ellipsis(item)]
        node.body = [ast.Expr(ast.Constant(doc)), *body]
        return node


def _is_ellipsis(item: ast.stmt) -> bool:
    return isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant) and item.value.value is ...


def stub(text: str) -> str:
    """Return the text of the stubs with documentation."""
    tree = ast.parse(text)
    aliases = {
        item.target.id: item.value
        for item in tree.body
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and item.value is not None
        and isinstance(item.annotation, ast.Name)
        and item.annotation.id == "TypeAlias"
    }
    tree.body = [item for item in tree.body if not (isinstance(item, ast.AnnAssign) and _name(item) in aliases)]
    return ast.unparse(ast.fix_missing_locations(_Documented(aliases).visit(tree)))


def _name(item: ast.AnnAssign) -> str:
    return item.target.id if isinstance(item.target, ast.Name) else ""


def module(text: str) -> str:
    """Return the text of a module with its ``#:`` comments as docstrings, and links in place of roles."""

    def under(found: re.Match[str]) -> str:
        note = " ".join(line.strip().removeprefix("#:").strip() for line in found["note"].splitlines())
        return f'{found["field"]}{found["pad"]}"""{note}"""\n'

    return linked(_NOTE.sub(under, text))


def write(package: Path, folder: Path) -> None:
    """Write the copy."""
    folder.mkdir(parents=True)
    for file in sorted(package.glob("*.py")):
        (folder / file.name).write_text(module(file.read_text("utf-8")), "utf-8")
    (folder / "_attain.pyi").write_text(stub((package / "_attain.pyi").read_text("utf-8")), "utf-8")
