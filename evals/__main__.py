"""`python -m evals` is `first-rung eval`."""

from evals.command import main

if __name__ == "__main__":
    main()
