"""Running the cases: what is prepared, how it is scored, and whether it may pass."""
