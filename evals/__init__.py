"""Evaluations: labelled text, cases, and the commands that measure on them."""
