"""Results as they stand in workbooks; ``formkit/formats`` writes them."""
