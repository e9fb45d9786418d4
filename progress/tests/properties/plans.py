"""Small vaults drawn at random: the files they are made of, and by hand what stands where and what asks for what."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from hypothesis import strategies as st

from content.services.importing import Understood, understand
from content.vault.folder import Source


def _id(kind: str, number: int) -> UUID:
    return UUID(f"{kind}{number}000000-0000-4000-8000-000000000000")


LENSES = [_id("1", number) for number in range(5)]
NEW, OLD = LENSES[4], LENSES[2]
"""The lens that may replace another, and the one it replaces."""
TEST, OUTCOME, COURSE, PARENT = _id("2", 0), _id("3", 0), _id("4", 0), _id("5", 0)
FIRST, SECOND, PART_A, PART_B = (_id("6", number) for number in range(4))
CHILDREN = (PART_A, PART_B)
CONTAINERS = (OUTCOME, FIRST, SECOND, PART_A, PART_B, PARENT, COURSE)
LEAVES = (*LENSES, TEST)

Entry = tuple[int, bool]
"""A lens by number, and whether it is optional."""


@dataclass(frozen=True)
class Place:
    """A leaf somewhere."""

    module: UUID
    leaf: UUID
    outcome: UUID | None
    optional: bool


@dataclass(frozen=True)
class Plan:
    """What the authors want at one time. The outcome opens the first module, and part A too if `outcome_twice`."""

    outcome: tuple[Entry, ...]
    outcome_optional: bool
    outcome_twice: bool
    first: tuple[Entry, ...]
    second: tuple[Entry, ...]
    part_a: tuple[Entry, ...]
    part_b: tuple[Entry, ...]
    optional_modules: tuple[bool, bool, bool]
    replaces: bool

    @property
    def has_parent(self) -> bool:
        """A parent has two parts, or is not there."""
        return bool(self.part_a and self.part_b)

    def places(self) -> list[Place]:
        """Every leaf in every module, module by module in the order of their files."""
        found = [*self._outcome_in(FIRST), *self._lenses_in(FIRST, self.first)]
        if self.has_parent:
            outcome = self._outcome_in(PART_A) if self.outcome_twice else []
            found += [*outcome, *self._lenses_in(PART_A, self.part_a), *self._lenses_in(PART_B, self.part_b)]
        return [*found, *self._lenses_in(SECOND, self.second)]

    def _outcome_in(self, module: UUID) -> Iterator[Place]:
        for number, optional in self.outcome:
            yield Place(module, self.lens(number), OUTCOME, optional or self.outcome_optional)
        yield Place(module, TEST, OUTCOME, self.outcome_optional)

    def _lenses_in(self, module: UUID, entries: tuple[Entry, ...]) -> list[Place]:
        return [Place(module, self.lens(number), None, optional) for number, optional in entries]

    def lens(self, number: int) -> UUID:
        """The lens that has this number now."""
        return NEW if self.replaces and LENSES[number] == OLD else LENSES[number]

    def replaced(self) -> dict[UUID, list[UUID]]:
        """What each leaf that stands anywhere stands in for."""
        return {NEW: [OLD]} if self.replaces and any(place.leaf == NEW for place in self.places()) else {}

    def listed(self) -> list[tuple[UUID, bool]]:
        """The course's modules, parents unfolded, and whether they are optional."""
        first, parent, second = self.optional_modules
        parts = [(part, parent) for part in CHILDREN] if self.has_parent else []
        return [(FIRST, first), *parts, *([(SECOND, second)] if self.second else [])]

    def files(self) -> dict[str, str]:
        """The vault."""
        lenses = {number: self.lens(number) for number in range(4)}
        files = {f"Lenses/l{number}.md": self._lens_file(identity) for number, identity in lenses.items()}
        files["Lenses/l4.md"] = self._lens_file(NEW) if not self.replaces else self._lens_file(_id("9", 0))
        files["Learning Outcomes/o.md"] = self._outcome_file()
        source = "source:: [[../Learning Outcomes/o]]\n" + "optional:: true\n" * self.outcome_optional
        head = f"---\nid: {FIRST}\nslug: first\ntitle: First\n---\n# Learning Outcome: O\n{source}"
        files["modules/a.md"] = head + _listing(self.first, "#")
        if self.has_parent:
            outcome = f"## Learning Outcome: O\n{source}" * self.outcome_twice
            part_a, part_b = _listing(self.part_a, "##"), _listing(self.part_b, "##")
            files["modules/b.md"] = (
                f"---\nid: {PARENT}\nslug: parent\ntitle: Parent\n---\n"
                f"# Submodule: Part A\nid:: {PART_A}\n{outcome}{part_a}"
                f"# Submodule: Part B\nid:: {PART_B}\n{part_b}"
            )
        if self.second:
            head = f"---\nid: {SECOND}\nslug: second\ntitle: Second\n---\n"
            files["modules/c.md"] = head + _listing(self.second, "#")
        return files | {"courses/c.md": self._course_file()}

    def _lens_file(self, identity: UUID) -> str:
        replaces = f"replaces: {OLD}\n" if identity == NEW and self.replaces else ""
        return f"---\nid: {identity}\ntitle: Lens\n{replaces}---\n#### Text\ncontent:: Words.\n"

    def _outcome_file(self) -> str:
        head = f"---\nid: {OUTCOME}\nlearning-outcome: Know it.\n---\n"
        test = f"## Test:\nid:: {TEST}\n#### Question\ncontent:: Why?\nassessment-instructions:: So.\n"
        return head + _listing(self.outcome, "##") + test

    def _course_file(self) -> str:
        names = ["a", *(["b"] if self.has_parent else []), *(["c"] if self.second else [])]
        flags = dict(zip("abc", self.optional_modules, strict=True))
        lines = [f"# Module: [[../modules/{name}]]\n" + "optional:: true\n" * flags[name] for name in names]
        return f"---\nid: {COURSE}\nslug: course\ntitle: Course\n---\n" + "".join(lines)


def _listing(entries: tuple[Entry, ...], level: str) -> str:
    return "".join(
        f"{level} Lens: L\nsource:: [[../Lenses/l{number}]]\n" + "optional:: true\n" * optional
        for number, optional in entries
    )


@cache
def understood(plan: Plan) -> Understood:
    """The vault of a plan, read once however often it is published. Nothing in it is wrong."""
    found = understand(Source(plan.files()))
    assert [str(issue) for issue in found.vault.issues if issue.blocks] == []
    return found


ENTRY = st.tuples(st.integers(0, 3), st.booleans())
FEW = st.lists(ENTRY, max_size=3).map(tuple)
PLANS = st.builds(
    Plan,
    outcome=st.lists(ENTRY, min_size=1, max_size=2, unique_by=lambda entry: entry[0]).map(tuple),
    outcome_optional=st.booleans(),
    outcome_twice=st.booleans(),
    first=FEW,
    second=FEW,
    part_a=FEW,
    part_b=FEW,
    optional_modules=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    replaces=st.booleans(),
)
EVERYTHING = Plan(
    outcome=((0, False),),
    outcome_optional=False,
    outcome_twice=False,
    first=((1, False),),
    second=((2, False), (3, False)),
    part_a=((1, False),),
    part_b=((2, False),),
    optional_modules=(False, False, False),
    replaces=False,
)
