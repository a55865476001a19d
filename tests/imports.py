"""The rules about imports, as functions that list what breaks them.

1. A package imports only what stands below it.
2. No import of ours is hidden inside a function. AppConfig.ready() is exempt: Django
   loads apps.py before models may be imported, and gives ready() for what needs them.
3. No modules import each other in a circle. An import for type checking alone is
   exempt: it is never run.
4. Modules that work without a database import no models, directly or through others.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# From bottom to top.
LAYERS = ("core", "people", "publications", "curation", "directory")
WITHOUT_DATABASE = {"formats", "sources", "identifiers", "dates", "names", "entries"}


@dataclass(frozen=True)
class Import:
    module: str  # that holds the statement
    target: str  # the module of ours that it loads
    line: int
    is_hidden: bool = False
    is_for_types: bool = False

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}: imports {self.target}"


def imports_of(root: Path) -> list[Import]:
    """Every import from one of our packages to a module of ours; migrations left out."""
    files = {
        _name(path, root): path
        for layer in LAYERS
        for path in sorted((root / layer).rglob("*.py"))
        if "migrations" not in path.parts
    }
    return [
        found
        for module, path in files.items()
        for found in _Reader(module, path, set(files)).read()
    ]


def upward(imports: list[Import]) -> list[str]:
    return [str(i) for i in imports if _layer(i.target) > _layer(i.module)]


def hidden(imports: list[Import]) -> list[str]:
    return [f"{i} inside a function" for i in imports if i.is_hidden]


def circles(imports: list[Import]) -> list[str]:
    """Each circle once, as "a -> b -> a", beginning with its first name."""
    graph = _graph(imports)
    found = set()
    for start in graph:
        for path in _paths_back(graph, start):
            first = path.index(min(path))
            found.add((*path[first:], *path[:first]))
    return [" -> ".join((*circle, circle[0])) for circle in sorted(found)]


def models_without_database(imports: list[Import]) -> list[str]:
    graph = _graph(imports)
    return [
        f"{module} works without a database but loads {target}"
        for module in sorted(graph)
        if WITHOUT_DATABASE & set(module.split("."))
        for target in sorted(_reachable(graph, module))
        if "models" in target.split(".")
    ]


class _Reader(ast.NodeVisitor):
    """Reads the imports of one module that lead to one of the known modules."""

    def __init__(self, module: str, path: Path, known: set[str]) -> None:
        self.module, self.path, self.known = module, path, known
        self.found: list[Import] = []
        self.functions = self.type_blocks = 0

    def read(self) -> list[Import]:
        self.visit(ast.parse(self.path.read_text("utf-8")))
        return self.found

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        is_ready = node.name == "ready" and self.path.name == "apps.py"
        self.functions += not is_ready
        self.generic_visit(node)
        self.functions -= not is_ready

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_If(self, node: ast.If) -> None:
        is_for_types = "TYPE_CHECKING" in ast.unparse(node.test)
        self.type_blocks += is_for_types
        for child in node.body:
            self.visit(child)
        self.type_blocks -= is_for_types
        for child in node.orelse:
            self.visit(child)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._note(alias.name, node.lineno)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        base = self._base(node)
        for alias in node.names:
            whole = f"{base}.{alias.name}"
            self._note(whole if whole in self.known else base, node.lineno)

    def _base(self, node: ast.ImportFrom) -> str:
        """The absolute name of what stands after "from"."""
        if not node.level:
            return node.module or ""
        parts = self.module.split(".")
        drop = node.level - (self.path.name == "__init__.py")
        return ".".join([*parts[: len(parts) - drop], *filter(None, [node.module])])

    def _note(self, target: str, line: int) -> None:
        if target.split(".")[0] not in LAYERS:
            return
        self.found.append(
            Import(
                self.module,
                target,
                line,
                is_hidden=self.functions > 0,
                is_for_types=self.type_blocks > 0,
            )
        )


def _name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _layer(module: str) -> int:
    return LAYERS.index(module.split(".")[0])


def _graph(imports: list[Import]) -> dict[str, set[str]]:
    graph: dict[str, set[str]] = {}
    for found in imports:
        if not found.is_for_types and found.module != found.target:
            graph.setdefault(found.module, set()).add(found.target)
    return graph


def _reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph.get(waiting.pop(), set()) - seen
        seen |= new
        waiting.extend(new)
    return seen


def _paths_back(graph: dict[str, set[str]], start: str) -> Iterator[tuple[str, ...]]:
    """The shortest way from a module back to itself, if there is one."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for path in waiting:
        for target in sorted(graph.get(path[-1], ())):
            if target == start:
                yield path
                return
            if target not in seen:
                seen.add(target)
                waiting.append((*path, target))
