"""What templates of all pages share."""
