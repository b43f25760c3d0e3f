"""Results as SARIF, which code hosts and editors show beside the files."""
