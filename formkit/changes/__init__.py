"""What can happen to a form, and finding and applying it."""
