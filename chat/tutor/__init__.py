"""The tutor: a snapshot and a conversation in, words out. Imports no Django model."""
