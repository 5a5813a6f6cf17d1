"""`python -m screener`: the library's commands alone."""

from screener.cli import main

if __name__ == "__main__":
    main()
