"""One file a rule; each is found by being in this folder."""
