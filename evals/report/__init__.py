"""Reports of a run: for the terminal, for CI, for a pull request, and a page for the browser."""
