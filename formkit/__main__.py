"""Run the command line with ``python -m formkit``."""

from formkit.cli.main import run

if __name__ == "__main__":
    run()
