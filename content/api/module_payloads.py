"""What the API says of a module, and of a lens alone, which is a module of one section."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from rest_framework import serializers

from content.api.fields import NameField
from content.api.sections import SectionSerializer, ShownSection
from content.models import Lens
from content.queries.outline import ModuleOutline, Outline, Place, place_of_lens

MODULE, LENS = "module", "lens"
LENS_PREFIX = "lens/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressable:
    """A module or a lens under its address. `minutes` of a parent are those of the submodules that it requires."""

    id: UUID
    slug: str
    title: str
    type: str
    minutes: int
    places: tuple[Place, ...]
    parent_slug: str = ""
    parent_title: str = ""
    difficulty: int | None = None
    categories: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    sequential: bool = False
    children: tuple[Self, ...] = ()

    @classmethod
    def of_module(cls, module: ModuleOutline, outline: Outline) -> Self:
        """Take a module from the outline."""
        required = {place.content_id: place.minutes for place in module.required}
        for child in outline.required_children(module.id):
            required |= {place.content_id: place.minutes for place in child.required}
        return cls(
            id=module.id,
            slug=module.slug,
            title=module.title,
            type=MODULE,
            minutes=sum(required.values()),
            places=module.places,
            parent_slug=module.parent_slug,
            parent_title=module.parent_title,
            difficulty=module.difficulty,
            categories=module.categories,
            requires=module.requires,
            sequential=module.sequential,
            children=tuple(cls.of_module(child, outline) for child in outline.children.get(module.id, ())),
        )

    @classmethod
    def of_lens(cls, lens: Lens) -> Self:
        """Take a lens with a page of its own."""
        return cls(
            id=lens.pk,
            slug=LENS_PREFIX + lens.slug,
            title=lens.title,
            type=LENS,
            minutes=lens.minutes,
            places=(place_of_lens(lens),),
        )


@dataclass(frozen=True, slots=True)
class WholeModule:
    """A module with its sections drawn."""

    module: Addressable
    sections: tuple[ShownSection, ...]


class AddressableSerializer(serializers.Serializer[Addressable]):
    """What every payload of a module begins with."""

    id = serializers.UUIDField()
    slug = serializers.CharField()
    title = serializers.CharField()


class ModuleSerializer(AddressableSerializer):
    """A module as a list shows it."""

    type = serializers.ChoiceField(choices=[MODULE, LENS])
    parent_title = NameField()
    minutes = serializers.IntegerField()


class ChildSerializer(AddressableSerializer):
    """A submodule as its parent lists it."""

    minutes = serializers.IntegerField()


class WholeModuleSerializer(serializers.Serializer[WholeModule]):
    """A module with all that a learner reads in it; a parent has `children` and no `sections`."""

    id = serializers.UUIDField(source="module.id")
    slug = serializers.CharField(source="module.slug")
    title = serializers.CharField(source="module.title")
    type = serializers.ChoiceField(choices=[MODULE, LENS], source="module.type")
    parentSlug = NameField(source="module.parent_slug")
    parentTitle = NameField(source="module.parent_title")
    minutes = serializers.IntegerField(source="module.minutes")
    difficulty = serializers.IntegerField(source="module.difficulty", allow_null=True, min_value=1, max_value=5)
    categories = serializers.ListField(source="module.categories", child=serializers.CharField())
    requires = serializers.ListField(source="module.requires", child=serializers.UUIDField())
    sequential = serializers.BooleanField(source="module.sequential")
    children = ChildSerializer(source="module.children", many=True)
    sections = SectionSerializer(many=True)


class ModulesSerializer(serializers.Serializer[dict[str, object]]):
    """Modules and lenses."""

    modules = ModuleSerializer(many=True)
