"""ODK XPath, the language of relevants, constraints, calculations and choice filters.

``parser.parse`` reads a cell into a tree (``tree``) or raises ``errors.XPathSyntaxError``;
``printing.format_expression`` writes a tree.  ``normal`` tells whether two cells hold the
same condition.  ``references`` finds the questions that an expression, a label or any other
cell asks for, and what looks like a reference and is none; it gives them new names, too.
``functions.FUNCTIONS`` has all functions by name.
"""
