"""What must be completed before a course or module opens: links turned into ids, circles found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from content.vault.catalogue import Code
from content.vault.files.documents import Reference
from content.vault.model import Course, CourseModule, Module, Vault
from content.vault.whole.collection import Collection

Graph = dict[str, set[str]]


def resolve_requirements(vault: Vault, collection: Collection) -> Mapping[str, tuple[str, ...]]:
    """The ids that each course or module requires; what names nothing is reported and left out."""
    ids_by_path = {course.path: course.id for course in vault.courses}
    ids_by_path |= {module.path: module.id for module in _whole_modules(vault)}
    ids_by_path |= {outcome.path: outcome.id for outcome in vault.outcomes.values()}
    known = {*ids_by_path.values(), *(module.id for module in vault.modules if not module.standalone)}
    found: dict[str, tuple[str, ...]] = {}
    for node in _nodes(vault):
        required = [_target(item, node, ids_by_path, known, collection) for item in node.terms.requires]
        if kept := tuple(dict.fromkeys(filter(None, required))):
            found[node.id] = kept
    return found


def _nodes(vault: Vault) -> list[Course | Module]:
    return [*vault.courses, *(module for module in vault.modules if not module.standalone)]


def _whole_modules(vault: Vault) -> Iterator[Module]:
    return (module for module in vault.modules if module.parent is None and not module.standalone)


def _file_of(node: Course | Module) -> str:
    """The file that the node's words stand in: a submodule may be marked in an outcome's."""
    return (node.written_in or node.path) if isinstance(node, Module) else node.path


def _target(
    item: str | Reference,
    node: Course | Module,
    ids_by_path: Mapping[str, str],
    known: set[str],
    collection: Collection,
) -> str | None:
    if isinstance(item, str):
        identity, shown = (item if item in known else None), item
    else:
        path = collection.locate(item.link.path, _file_of(node)) or ""
        identity, shown = ids_by_path.get(path), f"[[{item.link.path}]]"
        if identity is None and path and not collection.documents[path].usable:
            return None  # its own file says what is wrong with it
    if identity is None:
        message = f"“requires” names {shown}, which is no course, module or learning outcome"
        collection.report(_file_of(node), node.tier).at(Code.REQUIREMENT_UNKNOWN, node.terms.requires_line, message)
    return identity


def check_circles(vault: Vault, requires: Mapping[str, tuple[str, ...]], collection: Collection) -> None:
    """Report every circle of requirements, in courses that are taken in order also those their order makes."""
    nodes = {node.id: node for node in _nodes(vault)}
    base = _dependencies(vault, requires)
    for course in (None, *(course for course in vault.courses if course.terms.sequential)):
        graph = {key: set(values) for key, values in base.items()}
        for later, earlier in _order(course) if course else ():
            graph.setdefault(later, set()).add(earlier)
        while circle := _circle(graph):
            for earlier, later in pairwise(circle):
                graph[later].discard(earlier)
            _report(circle, nodes, requires, collection)


def _circle(graph: Graph) -> list[str] | None:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        nodes: list[str] = error.args[1]
        return nodes
    return None


def _report(
    circle: list[str],
    nodes: Mapping[str, Course | Module],
    requires: Mapping[str, tuple[str, ...]],
    collection: Collection,
) -> None:
    """Blame the first of the circle, by file, that says itself that it requires the one before it.

    Nobody says so where two things have one id, which is reported as such.
    """
    guilty = [
        node
        for earlier, later in pairwise(circle)
        for node in _speakers(later, nodes)
        if earlier in requires.get(node.id, ())
    ]
    if not guilty:
        return
    blamed = min(guilty, key=lambda node: (node.path, node.terms.requires_line))
    names = ", ".join(sorted({f"“{nodes[key].title}”" for key in (*circle, blamed.id) if key in nodes}))
    collection.report(blamed.path, blamed.tier).at(
        Code.REQUIREMENT_CIRCULAR,
        blamed.terms.requires_line,
        f"a circle of requirements: {names}",
        "nobody could begin",
    )


def _speakers(key: str, nodes: Mapping[str, Course | Module]) -> Iterator[Course | Module]:
    """The one who may have said that this requires something: itself, or its parent for all its parts."""
    node = nodes.get(key)
    if node:
        yield node
    if isinstance(node, Module) and node.parent and node.parent.id in nodes:
        yield nodes[node.parent.id]


def _dependencies(vault: Vault, requires: Mapping[str, tuple[str, ...]]) -> Graph:
    """What can't be completed before what: by requirement, by being a part, by being taught in one place alone."""
    graph: Graph = defaultdict(set, {key: set(values) for key, values in requires.items()})
    for course in vault.courses:
        graph[course.id] |= {item.id for item in course.items if isinstance(item, CourseModule) and not item.optional}
    places: dict[str, set[str]] = defaultdict(set)
    for module in vault.modules:
        if module.parent:
            graph[module.parent.id].add(module.id)
            graph[module.id] |= set(requires.get(module.parent.id, ()))
        for section in module.sections:
            if section.outcome and not section.optional:
                places[section.outcome.id].add(module.id)
    for outcome, modules in places.items():
        if len(modules) == 1:
            graph[outcome] |= modules
    return dict(graph)


def _order(course: Course) -> Iterator[tuple[str, str]]:
    """Each module with the required one before it; one that is listed again stands where it was listed first."""
    earlier, seen = "", set[str]()
    for item in course.items:
        if isinstance(item, CourseModule) and item.id not in seen:
            seen.add(item.id)
            if earlier:
                yield item.id, earlier
            earlier = earlier if item.optional else item.id
