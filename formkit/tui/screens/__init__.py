"""One file a screen; each job of an officer is one."""
