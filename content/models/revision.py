"""Revisions: what a vault held at one moment, and which of them is published."""

from django.db import models


class FileText(models.Model):
    """The text of a file, kept once however many revisions hold it."""

    digest = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 of the text in UTF-8")
    text = models.TextField()

    def __str__(self) -> str:
        return self.digest


class Revision(models.Model):
    """A vault as it was imported: which files with which texts, and what was wrong with them."""

    number = models.PositiveIntegerField(unique=True)
    source = models.TextField(help_text="Where the vault was read")
    commit = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    manifest = models.JSONField(help_text="The digest of every file's text, by path")
    issues = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"revision {self.number}"


class Publication(models.Model):
    """The one row that says which revision is published. Whoever publishes holds its lock."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="publication_is_one_row")]

    def __str__(self) -> str:
        return str(self.revision or "nothing is published")
