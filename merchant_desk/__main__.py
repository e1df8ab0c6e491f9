"""Where the program starts: a verb goes to the command line, anything else opens the window."""

import sys

from merchant_desk import cli


def main() -> int:
    arguments = sys.argv[1:]
    if cli.is_command(arguments):
        return cli.main(arguments)
    from merchant_desk import app  # noqa: PLC0415 - the command line runs without Qt

    return app.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
