"""ODK XPath: tokens, tree, printing, normal form, references."""
