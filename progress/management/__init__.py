"""What authors and operators run."""
