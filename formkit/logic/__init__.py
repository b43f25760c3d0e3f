"""Expressions inside a form: what they depend on, what they can say, how they read aloud."""
