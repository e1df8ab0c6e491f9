"""Where the program starts: a verb goes to the command line, anything else opens the window."""

import gc
import logging
import sys
from collections.abc import Sequence
from types import TracebackType

COMMANDS = frozenset(
    {
        "pair",
        "report",
        "queue",
        "sync",
        "show",
        "cancel",
        "withdraw",
        "retry",
        "doctor",
        "serve",
        "backend",
        "export",
        "import",
        "verify",
    }
)


def main() -> int:
    arguments = sys.argv[1:]
    sys.excepthook = _last_words
    if is_command(arguments):
        from merchant_desk import cli  # noqa: PLC0415 - the window starts without it

        return cli.main(arguments)
    gc.disable()  # the window collects by itself
    from merchant_desk import app  # noqa: PLC0415 - the command line runs without Qt

    gc.freeze()  # what was loaded stays: nobody need look through it again
    return app.main(arguments)


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the arguments ask for a verb (or for help) and not for the window."""
    if {"-h", "--help", "--version"} & set(arguments):
        return True
    words = iter(arguments)
    for word in words:
        if word == "--profile":
            next(words, None)
        elif not word.startswith("-"):
            return word in COMMANDS
    return False


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
