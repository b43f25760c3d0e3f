"""Rules and how they run."""
