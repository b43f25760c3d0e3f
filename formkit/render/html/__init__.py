"""Results as HTML: one file each, which needs no network and runs no code but its own."""
