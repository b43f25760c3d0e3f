"""A crosswalk as a table, and as scripts that repair old data."""
