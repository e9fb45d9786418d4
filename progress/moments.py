"""Dates as people say them, in a learner's own zone."""

from datetime import datetime, timedelta, tzinfo

from django.utils.formats import date_format


def day(at: datetime, zone: tzinfo, now: datetime) -> str:
    """`today`, `yesterday`, `on 28 February`, and with the year if that is another."""
    there, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    if there == today:
        return "today"
    if there == today - timedelta(days=1):
        return "yesterday"
    return f"on {date_format(there, 'j F' if there.year == today.year else 'j F Y')}"


def moment(at: datetime, zone: tzinfo, now: datetime) -> str:
    """`today at 18:42`; of other days the day is enough."""
    said = day(at, zone, now)
    return f"today at {at.astimezone(zone):%H:%M}" if said == "today" else said
