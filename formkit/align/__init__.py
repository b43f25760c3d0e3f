"""A form's questions beside the dictionary's variables."""
