"""Results as Markdown, for an e-mail or a page of a project; one file a result."""
