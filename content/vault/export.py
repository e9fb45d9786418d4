"""A vault as JSON, for `check_vault --json` and for whoever wants to read a vault without Django."""

from collections.abc import Callable, Mapping
from typing import Any

from content.vault.files.documents import Meeting, Terms
from content.vault.identity import segment_ids
from content.vault.issues import Issue
from content.vault.model import (
    Course,
    CourseModule,
    Lens,
    Module,
    Section,
    Vault,
    kind_of_segments,
    video_s,
    word_count,
)
from content.vault.segments import Article, Chat, Question, Roleplay, Segment, Text, Video

Json = dict[str, Any]


def vault_json(vault: Vault) -> Json:
    """Courses, the modules that have sections, and issues; modules by slug, courses by path."""
    modules = [module_json(module) for module in vault.modules if not module.children]
    return {
        "courses": [native_course_json(course) for course in vault.courses],
        "modules": sorted(modules, key=lambda module: str(module["slug"])),
        "issues": [issue_json(issue) for issue in vault.issues],
    }


def course_json(course: Course) -> Json:
    """A course as the peer gives it."""
    return {
        "slug": course.slug,
        "title": course.title,
        "slugAliases": list(course.aliases),
        "progression": [_item_json(item) for item in course.items],
    }


def _item_json(item: CourseModule | Meeting) -> Json:
    if isinstance(item, Meeting):
        return {"type": "meeting", "name": item.name}
    return {"type": "module", "slug": item.slug, "optional": item.optional}


def native_course_json(course: Course) -> Json:
    """A course with what only Cairn knows of it."""
    about = {"id": course.id, "description": course.description, "sourcePath": course.path}
    return course_json(course) | about | _terms_json(course.terms)


def module_json(module: Module) -> Json:
    """A module or submodule with its own id, and its parent's."""
    result: Json = {
        "slug": module.slug,
        "title": module.title,
        "contentId": module.id,
        "sourcePath": module.path,
        "tier": module.tier.value,
    }
    if module.parent:
        result |= {
            "parentId": module.parent.id,
            "parentSlug": module.parent.slug,
            "parentTitle": module.parent.title,
        }
    return result | _terms_json(module.terms) | {"sections": [_section_json(section) for section in module.sections]}


def _terms_json(terms: Terms) -> Json:
    requires = [item if isinstance(item, str) else item.link.path for item in terms.requires]
    return _without_blanks(
        {
            "requires": requires,
            "sequential": terms.sequential,
            "difficulty": terms.difficulty,
            "categories": list(terms.categories),
        }
    )


def _section_json(section: Section) -> Json:
    content = section.content
    ids = segment_ids(content.id, content.segments)
    segments = [{**segment_json(segment), "id": own} for segment, own in zip(content.segments, ids, strict=True)]
    replaces = {"replaces": list(content.replaces)} if content.replaces else {}
    return section_json(section, segments) | {"contentId": content.id, "kind": section.kind} | replaces


def section_json(section: Section, segments: list[Json]) -> Json:
    """A section with its segments, in the shape that the peer and Cairn share."""
    result: Json = {
        "type": "test" if section.test else "lens",
        "meta": {"title": section.title},
        "sourcePath": section.path,
        "optional": section.optional,
        "learningOutcomeId": section.outcome.id if section.outcome else None,
        "learningOutcomeName": section.outcome.name if section.outcome else None,
        "contentId": section.content.id,
    }
    extra = {"hide": section.hidden}
    if section.test:
        extra["feedback"] = section.test.feedback
    elif section.lens:
        extra |= lens_json(section.lens)
    return result | _without_blanks(extra) | {"segments": segments}


def lens_json(lens: Lens) -> Json:
    """What is derived from a lens's segments, and what its author says of it."""
    kind = kind_of_segments(lens.segments)
    return {
        "tldr": lens.tldr,
        "summaryForTutor": lens.summary_for_tutor,
        "revealAll": lens.reveal_all,
        "wordCount": word_count(lens.segments),
        "videoDurationSeconds": plain_number(video_s(lens.segments)),
        "displayType": f"lens-{kind}" if kind in {"article", "video", "mixed"} else "",
    }


def segment_json(segment: Segment) -> Json:
    """A segment with every key that holds something."""
    result = {"type": segment.kind, **_SHAPES[type(segment)](segment)}
    return result | ({"optional": True} if segment.optional else {})


def _text(segment: Text) -> Json:
    return {"content": segment.content}


def _chat(segment: Chat) -> Json:
    return _without_blanks(
        {
            "instructions": segment.instructions,
            "hidePreviousContentFromUser": segment.hide_previous_from_user,
            "hidePreviousContentFromTutor": segment.hide_previous_from_tutor,
            "revealAll": segment.reveal_all,
        }
    )


def _article(segment: Article) -> Json:
    shown = {
        "content": segment.content,
        "title": segment.title,
        "author": segment.author,
        "sourceUrl": segment.source_url,
        "published": segment.published,
        "sourcePath": segment.source_path,
    }
    return shown | _without_blanks(
        {"collapsed_before": segment.collapsed_before, "collapsed_after": segment.collapsed_after}
    )


def _video(segment: Video) -> Json:
    shown = {
        "from": plain_number(segment.start_s),
        "to": None if segment.end_s is None else plain_number(segment.end_s),
        "transcript": segment.transcript,
        "title": segment.title,
        "channel": segment.channel,
    }
    return shown | _without_blanks({"videoId": segment.video_id})


def _question(segment: Question) -> Json:
    kind = {} if segment.question_kind == "free" else {"kind": segment.question_kind.value}
    choices = [{"text": choice.text, "correct": choice.correct} for choice in segment.choices]
    return {"content": segment.content} | _without_blanks(
        {
            "assessmentInstructions": segment.assessment_instructions,
            "maxTime": segment.max_time,
            "maxChars": segment.max_chars,
            "enforceVoice": segment.enforce_voice,
            "feedback": segment.feedback,
            **kind,
            "choices": choices,
            "answers": list(segment.answers),
            "tolerance": str(segment.tolerance) if segment.tolerance else "",
            "explanation": segment.explanation,
            "difficulty": segment.difficulty,
            "topic": segment.topic,
        }
    )


def _roleplay(segment: Roleplay) -> Json:
    shown = {"id": segment.id, "content": segment.content, "aiInstructions": segment.ai_instructions}
    return shown | _without_blanks(
        {
            "openingMessage": segment.opening_message,
            "assessmentInstructions": segment.assessment_instructions,
            "feedback": segment.feedback,
        }
    )


_SHAPES: Mapping[type[Segment], Callable[[Any], Json]] = {
    Text: _text,
    Chat: _chat,
    Article: _article,
    Video: _video,
    Question: _question,
    Roleplay: _roleplay,
}


def issue_json(issue: Issue) -> Json:
    """An issue, key by key."""
    return {
        "path": issue.path,
        "line": issue.line,
        "severity": issue.severity.value,
        "code": issue.code,
        "message": issue.message,
        "hint": issue.hint,
        "tier": issue.tier.value,
    }


def plain_number(value: float) -> float | int:
    """Whole numbers without a fraction."""
    return int(value) if value == int(value) else value


def _without_blanks(values: Json) -> Json:
    """Only the keys that hold something: 0, false, "" and empty lists are left out."""
    return {key: value for key, value in values.items() if value}
