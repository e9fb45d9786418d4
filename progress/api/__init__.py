"""The learner's part of the REST contract: each view reads the request, calls one service or query, and answers."""
