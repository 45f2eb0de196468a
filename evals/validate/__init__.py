"""The scores that ship, held against people's judgement: `python -m evals.validate --data FOLDER`."""
