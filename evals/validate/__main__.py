"""`python -m evals.validate`."""

from evals.validate.command import main

if __name__ == "__main__":
    main()
