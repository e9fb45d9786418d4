"""Forms in the look of the site: a field with its label, hint and error, and a summary of what is not right."""

from collections.abc import Iterator

from django import template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

register = template.Library()

WORDS = ("No", "One", "Two", "Three", "Four", "Five")


@register.inclusion_tag("forms/_field.html")
def field(bound: BoundField, label: str, hint: str = "", **attributes: str) -> dict[str, object]:
    """One field. The widget names its hint and its error by `aria-describedby`: Django writes that by `help_text`."""
    bound.help_text = hint
    return {"field": bound, "label": label, "hint": hint, "widget": _widget(bound, attributes)}


def _widget(bound: BoundField, attributes: dict[str, str]) -> SafeString:
    # A placeholder goes away with the first letter; a label stays.
    return bound.as_widget(attrs={"class": "input", "placeholder": False, **attributes})


@register.inclusion_tag("forms/_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """What is not right, each with a link to its field; nothing for a form that is."""
    errors = list(_errors(form))
    number = WORDS[len(errors)] if len(errors) < len(WORDS) else str(len(errors))
    things = "thing" if len(errors) == 1 else "things"
    return {"errors": errors, "heading": f"{number} {things} to put right", "form": form}


def _errors(form: BaseForm) -> Iterator[tuple[str, str]]:
    """The id of the field, "" for what concerns no field, and the message."""
    for name, messages in form.errors.items():
        for message in messages:
            yield ("" if name not in form.fields else str(form[name].id_for_label)), str(message)
