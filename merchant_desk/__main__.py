"""Where the program starts: a verb goes to the command line, anything else opens the window."""

import logging
import sys
from types import TracebackType

from merchant_desk import cli


def main() -> int:
    arguments = sys.argv[1:]
    sys.excepthook = _last_words
    if cli.is_command(arguments):
        return cli.main(arguments)
    from merchant_desk import app  # noqa: PLC0415 - the command line runs without Qt

    return app.main(arguments)


def _last_words(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """No traceback reaches a user: it goes to the log, and one line says what to do."""
    logging.getLogger(__name__).critical("unexpected", exc_info=(kind, error, trace))
    if sys.stderr is not None:  # as it is in a program without a console
        sys.stderr.write(
            f"程序出现意外错误（{kind.__name__}: {error}）。请重试，仍出错请反馈给开发者。\n"
        )


if __name__ == "__main__":
    sys.exit(main())
