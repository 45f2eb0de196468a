"""Edits made by rule on a sentence: some change what it says, some keep it."""
