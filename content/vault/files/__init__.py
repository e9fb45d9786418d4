"""What each kind of file says, read by itself: a small file for each kind."""
