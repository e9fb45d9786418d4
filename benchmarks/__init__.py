"""Repeatable measurements that print ratios to a baseline of the same run. No test asserts on a time."""
