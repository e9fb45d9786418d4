"""What learners ought to have, worked out the long way: every second by itself, every requirement from the plan."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from progress.tests.properties.plans import CHILDREN, CONTAINERS, COURSE, PARENT, Plan

Key = tuple[UUID, ...]
"""A leaf, and the outcome and module that its second counts for."""


@dataclass
class Life:
    """One learner: which seconds went to what, and since when what is complete."""

    seconds: list[tuple[int, Key]] = field(default_factory=list)
    stamps: dict[UUID, datetime] = field(default_factory=dict)
    touched: set[UUID] = field(default_factory=set)

    @property
    def covered(self) -> set[int]:
        """Every second that counts already."""
        return {second for second, _ in self.seconds}

    def totals(self) -> Counter[UUID]:
        """The seconds of everything."""
        return Counter(content for _, key in self.seconds for content in key)

    def spend(self, wanted: Iterable[int], key: Key) -> None:
        """Count what no earlier beat has."""
        covered = self.covered
        self.seconds += [(second, key) for second in wanted if second not in covered]
        self.touched.update(key)

    def spend_latest(self, wanted: range, number: int, key: Key) -> None:
        """Count the latest seconds that are free."""
        free = sorted(set(wanted) - self.covered)
        self.spend(free[len(free) - min(number, len(free)) :], key)

    def is_complete(self, leaf: UUID, plan: Plan) -> datetime | None:
        """Since when a leaf is, by itself or by all that it replaces."""
        if leaf in self.stamps:
            return self.stamps[leaf]
        moments = [self.is_complete(old, plan) for old in plan.replaced().get(leaf, [])]
        known = [at for at in moments if at]
        return max(known) if known and len(known) == len(moments) else None

    def asked(self, container: UUID, plan: Plan) -> list[datetime | None]:
        """For each thing that a container requires since when it is there."""
        modules = required_modules(container, plan)
        if modules is not None:
            return [self.stamps.get(module) for module in modules]
        return [self.is_complete(leaf, plan) for leaf in required_leaves(container, plan)]

    def is_met(self, container: UUID, plan: Plan) -> bool:
        """Whether a container requires something and has all of it."""
        asked = self.asked(container, plan)
        return bool(asked) and all(asked)

    def due(self, plan: Plan) -> set[UUID]:
        """What has all it requires and no stamp: only a publication may do that."""
        return {one for one in CONTAINERS if one not in self.stamps and self.is_met(one, plan)}

    def complete(self, leaf: UUID, plan: Plan, now: datetime) -> None:
        """Stamp a leaf, and then bottom up what holds it."""
        if leaf in self.stamps:
            return
        self.touched.add(leaf)
        self.stamps[leaf] = now
        for container in holding([leaf], plan):
            if self.is_met(container, plan):
                self.stamps.setdefault(container, now)
                self.touched.add(container)

    def undo(self, leaf: UUID, plan: Plan) -> None:
        """Lift a leaf's stamp, and those given then or later to what does not hold without it."""
        since = self.stamps.pop(leaf)
        for container in holding([leaf], plan):
            stamp = self.stamps.get(container)
            if stamp and stamp >= since and not self.is_met(container, plan):
                del self.stamps[container]

    def claim(self, other: "Life", plan: Plan) -> None:
        """Have done what both did."""
        self.seconds += other.seconds
        self.touched |= other.touched
        for content, stamp in other.stamps.items():
            self.stamps[content] = min(stamp, self.stamps.get(content, stamp))
        for container in holding(other.touched, plan):
            if self.is_met(container, plan):
                latest = max(at for at in self.asked(container, plan) if at)
                self.stamps[container] = min(latest, self.stamps.get(container, latest))
                self.touched.add(container)


def key_of(leaf: UUID, chosen: UUID | None, plan: Plan) -> Key:
    """Where a second of a leaf counts: in its one place, or in the module that the browser names."""
    places = [place for place in plan.places() if place.leaf == leaf]
    there = [place for place in places if place.module == chosen] or (places if len(places) == 1 else [])
    return tuple(filter(None, (leaf, there[0].outcome, there[0].module))) if there else (leaf,)


def required_leaves(container: UUID, plan: Plan) -> set[UUID]:
    """What an outcome or a module asks for."""
    return {place.leaf for place in plan.places() if not place.optional and container in (place.outcome, place.module)}


def required_modules(container: UUID, plan: Plan) -> list[UUID] | None:
    """What the parent or the course asks for: each module that asks for something."""
    if container == PARENT:
        return [part for part in CHILDREN if plan.has_parent and required_leaves(part, plan)]
    if container == COURSE:
        return [module for module, optional in plan.listed() if not optional and required_leaves(module, plan)]
    return None


def holding(contents: Iterable[UUID], plan: Plan) -> list[UUID]:
    """What is, or holds, any of these or what replaces them, bottom up."""
    known = set(contents)
    known |= {new for new, old in plan.replaced().items() if known & set(old)}
    modules = {place.module for place in plan.places() if known & {place.leaf, place.module}}
    held = {place.outcome for place in plan.places() if known & {place.leaf, place.outcome}} | modules
    held |= {PARENT} if plan.has_parent and (PARENT in known or modules & set(CHILDREN)) else set()
    held |= {COURSE} if COURSE in known or modules & {module for module, _ in plan.listed()} else set()
    return [container for container in CONTAINERS if container in held]
