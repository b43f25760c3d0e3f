"""What can happen to a form: kinds of change, how they are found and how they are applied."""
