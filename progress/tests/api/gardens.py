"""Courses of any size."""

from uuid import UUID

COURSE_ID = UUID("c0000000-0000-4000-8000-000000000000")


def module_id(module: int) -> UUID:
    return UUID(f"d{module:07}-0000-4000-8000-000000000000")


def lens_id(module: int, lens: int) -> UUID:
    return UUID(f"e{module:07}-{lens:04}-4000-8000-000000000000")


def beds(modules: int, lenses: int, *, meetings: tuple[int, ...] = ()) -> dict[str, str]:
    """A course `beds` of modules `bed-1`, `bed-2` ..., each with so many lenses; meetings after some of them."""
    files = {"courses/Beds.md": _course(modules, meetings)}
    for module in range(1, modules + 1):
        files[f"modules/bed-{module}.md"] = _module(module, lenses)
        for lens in range(1, lenses + 1):
            files[f"Lenses/Plant {module}-{lens}.md"] = _lens(module, lens)
    return files


def _course(modules: int, meetings: tuple[int, ...]) -> str:
    lines = ["---", "slug: beds", "title: Beds", f"id: {COURSE_ID}", "---"]
    for module in range(1, modules + 1):
        lines += [f"# Module: [[../modules/bed-{module}]]", ""]
        if module in meetings:
            lines += [f"# Meeting: After {module}", ""]
    return "\n".join(lines)


def _module(module: int, lenses: int) -> str:
    lines = ["---", f"slug: bed-{module}", f"title: Bed {module}", f"id: {module_id(module)}", "---"]
    for lens in range(1, lenses + 1):
        lines += [f"# Lens: Plant {lens}", f"source:: [[../Lenses/Plant {module}-{lens}]]", ""]
    return "\n".join(lines)


def _lens(module: int, lens: int) -> str:
    return f"---\nid: {lens_id(module, lens)}\ntitle: Plant {lens}\n---\n#### Text\ncontent::\nWords about plants.\n"
