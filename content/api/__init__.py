"""What is published, for programs: docs/api.md. Nothing a learner must not see is ever named here."""
