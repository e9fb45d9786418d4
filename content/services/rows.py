"""A vault as rows: what is to be live after publishing, with every id and every address given once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil
from uuid import UUID

from content.bodies import as_body
from content.models import Course, CourseItem, LearningOutcome, Lens, Module, Question, Section, Segment, Test
from content.vault import model as vault_model
from content.vault import segments
from content.vault.files.documents import Terms
from content.vault.grammar.text import count_words
from content.vault.identity import first_id, segment_ids
from content.vault.model import Vault

WORDS_A_MINUTE = 200


@dataclass(slots=True)
class Rows:
    """Unsaved rows by table, in an order in which they can be saved."""

    outcomes: dict[str, LearningOutcome] = field(default_factory=dict)
    lenses: dict[str, Lens] = field(default_factory=dict)
    tests: dict[str, Test] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    modules: dict[str, Module] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    courses: dict[str, Course] = field(default_factory=dict)
    items: list[CourseItem] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)


def minutes_of(shown: tuple[segments.Segment, ...]) -> int:
    """What a lens or test takes: its words at 200 a minute and its videos, rounded up (DESIGN, Outline)."""
    words = sum(count_words(segment.content) for segment in shown if isinstance(segment, _READ))
    return ceil(words / WORDS_A_MINUTE + vault_model.video_s(shown) / 60)


_READ = (segments.Text, segments.Article, segments.Question, segments.Roleplay)


def rows_of(vault: Vault) -> Rows:
    """The rows of everything that can be shown. Of two that claim one id or one slug the first by path has it."""
    return _Builder(vault).build()


class _Builder:
    """Turns a vault into rows, kind by kind."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.rows = Rows()
        self._ids: dict[str, object] = {}
        self._segment_ids: set[str] = set()

    def build(self) -> Rows:
        """Leaves first, then what lists them."""
        for outcome in self.vault.outcomes.values():
            if self._takes(outcome.id, outcome):
                self.rows.outcomes[outcome.id] = LearningOutcome(
                    statement=outcome.statement, **_common(outcome, outcome.name)
                )
        self._lenses()
        for module in self.vault.modules:
            if not module.standalone:
                self._tests(module)
        self._modules()
        self._courses()
        return self.rows

    def _takes(self, identity: str, owner: object) -> bool:
        """Whether the id is this thing's own: nothing before it in the vault has it."""
        return self._ids.setdefault(identity, owner) is owner

    def _lenses(self) -> None:
        pages = {module.id: module for module in reversed(self.vault.modules) if module.standalone}
        slugs: set[str] = set()
        for lens in self.vault.lenses.values():
            if not self._takes(lens.id, lens):
                continue
            page = pages.get(lens.id)
            slug = page.slug.removeprefix("lens/") if page and page.slug not in slugs else ""
            slugs.add(f"lens/{slug}")
            section = vault_model.Section(content=lens, title=lens.title, path=lens.path)
            self.rows.lenses[lens.id] = Lens(
                slug=slug,
                kind=section.kind,
                minutes=minutes_of(lens.segments),
                replaces=list(lens.replaces),
                tldr=lens.tldr,
                summary_for_tutor=lens.summary_for_tutor,
                reveal_all=lens.reveal_all,
                **_common(lens, page.title if page else lens.title),
            )
            self._segments(lens)

    def _tests(self, module: vault_model.Module) -> None:
        for section in module.sections:
            test = section.test
            if test and test.id not in self.rows.tests and self._takes(test.id, test):
                self.rows.tests[test.id] = Test(
                    id=UUID(test.id),
                    title=section.title,
                    source_path=section.path,
                    source_line=test.line,
                    tier=module.tier,
                    kind=section.kind,
                    minutes=minutes_of(test.segments),
                    replaces=list(test.replaces),
                    feedback=test.feedback,
                )
                self._segments(test)

    def _segments(self, owner: vault_model.Lens | vault_model.OutcomeTest) -> None:
        holder = "lens_id" if isinstance(owner, vault_model.Lens) else "test_id"
        ids = segment_ids(owner.id, owner.segments)
        for position, (segment, identity) in enumerate(zip(owner.segments, ids, strict=True)):
            own = (
                identity if identity not in self._segment_ids else first_id(owner.id, "again", f"{identity}:{position}")
            )
            self._segment_ids.add(own)
            row = Segment(
                id=UUID(own),
                position=position,
                kind=segment.kind,
                optional=segment.optional,
                body=as_body(segment),
                **{holder: UUID(owner.id)},
            )
            self.rows.segments.append(row)
            if isinstance(segment, segments.Question):
                self.rows.questions.append(
                    Question(
                        segment=row, kind=segment.question_kind, difficulty=segment.difficulty, topic=segment.topic
                    )
                )

    def _modules(self) -> None:
        slugs: set[str] = set()
        in_file: Counter[str] = Counter()
        for module in self.vault.modules:
            if module.standalone or module.slug in slugs or not self._takes(module.id, module):
                continue
            slugs.add(module.slug)
            in_file[module.path] += 1
            self.rows.modules[module.id] = Module(
                slug=module.slug,
                position=in_file[module.path],
                parent_id=UUID(module.parent.id) if module.parent else None,
                **_common(module, module.title),
                **_terms(module.terms, self.vault.requires.get(module.id, ())),
            )
            kept = filter(None, (self._section(section, module) for section in module.sections))
            for position, section in enumerate(kept):
                section.position = position
                self.rows.sections.append(section)

    def _section(self, section: vault_model.Section, module: vault_model.Module) -> Section | None:
        """The row of a section; none where another thing has its content's id."""
        if self._ids.get(section.content.id) is not section.content:
            return None
        outcome = section.outcome.id if section.outcome and section.outcome.id in self.rows.outcomes else None
        holder = "lens_id" if section.lens else "test_id"
        return Section(
            module_id=UUID(module.id),
            title=section.title,
            outcome_id=UUID(outcome) if outcome else None,
            optional=section.optional,
            hidden=section.hidden,
            **{holder: UUID(section.content.id)},
        )

    def _courses(self) -> None:
        slugs: set[str] = set()
        for course in self.vault.courses:
            if course.slug in slugs or not self._takes(course.id, course):
                continue
            slugs.add(course.slug)
            self.rows.courses[course.id] = Course(
                slug=course.slug,
                description=course.description,
                **_common(course, course.title),
                **_terms(course.terms, self.vault.requires.get(course.id, ())),
            )
            self.rows.items.extend(self._items(course))
            for alias in course.aliases:
                self.rows.aliases.setdefault(alias, course.id)

    def _items(self, course: vault_model.Course) -> Iterator[CourseItem]:
        position = 0
        for item in course.items:
            if isinstance(item, vault_model.CourseModule):
                if item.id not in self.rows.modules or self.rows.modules[item.id].slug != item.slug:
                    continue
                row = CourseItem(module_id=UUID(item.id), optional=item.optional)
            else:
                row = CourseItem(meeting=item.name)
            row.course_id, row.position = UUID(course.id), position
            position += 1
            yield row


def _common(
    node: vault_model.Outcome | vault_model.Lens | vault_model.Module | vault_model.Course, title: str
) -> dict[str, object]:
    return {
        "id": UUID(node.id),
        "title": title,
        "source_path": node.path,
        "source_line": getattr(node, "line", 1),
        "tier": node.tier,
    }


def _terms(terms: Terms, requires: tuple[str, ...]) -> dict[str, object]:
    return {
        "requires": list(requires),
        "sequential": terms.sequential,
        "difficulty": terms.difficulty,
        "categories": list(terms.categories),
    }
