"""The window's assembly: what is opened, in which order, and how it all ends."""

import argparse
import logging
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from merchant_desk import __version__
from merchant_desk.core.errors import DeskError
from merchant_desk.desk import connection, updates
from merchant_desk.desk.crashes import watched
from merchant_desk.desk.demo import DemoBackend, join
from merchant_desk.desk.desk import Desk, open_desk
from merchant_desk.desk.log import logging_to
from merchant_desk.desk.problems import ALREADY_OPEN
from merchant_desk.desk.profile import Profile, default_profile
from merchant_desk.ui import i18n, theme, words
from merchant_desk.ui.address import PLACES, RECORDS
from merchant_desk.ui.crash import CrashNotice
from merchant_desk.ui.ending import Ending
from merchant_desk.ui.garbage import GarbageCollector
from merchant_desk.ui.handover import Doorbell, hand_over
from merchant_desk.ui.immortal import keep_constants, keep_started
from merchant_desk.ui.interrupts import Interrupts
from merchant_desk.ui.letter import Letter
from merchant_desk.ui.main_window import MainWindow
from merchant_desk.ui.preferences import LANGUAGE, STYLE, Preferences
from merchant_desk.ui.presence.presence import Presence
from merchant_desk.ui.resume import Resume
from merchant_desk.ui.tasks import Tasks
from merchant_desk.ui.updates import Updates
from merchant_desk.ui.warming import warm_up

_log = logging.getLogger(__name__)
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def main(arguments: Sequence[str]) -> int:
    """Open the window and run until it is closed, or until the tour has ended; the exit code."""
    options = _parser().parse_args(arguments)
    keep_constants()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("MerchantDesk")
    app.setApplicationVersion(__version__)
    with ExitStack() as stack:
        parting = Parting()
        stack.callback(parting.go)
        root = _root(options, stack)
        profile = Profile(root / "desk" if options.demo else root)
        preferences = Preferences(profile.root)
        i18n.install(app, options.language or preferences.get(LANGUAGE))
        theme.install(app, preferences.get(STYLE))
        if options.scheme:
            scheme = _SCHEMES[options.scheme]
            app.styleHints().setColorScheme(scheme)
            theme.dress(app, scheme)  # also where the window system knows no schemes
        if options.quit:
            hand_over(profile.root, Letter(ends=True))
            return 0
        try:
            return _run(app, options, root, profile, parting, stack)
        except DeskError as error:
            letter = Letter.of_words(options.things)
            if error.problem is ALREADY_OPEN and hand_over(profile.root, letter):
                return 0
            _refuse(error)
            return 1


class Parting:
    """A newer version is installed when all is closed and saved: the last thing that is done."""

    def __init__(self) -> None:
        self._installer: Path | None = None
        self._restarts = False
        self.started: subprocess.Popen[bytes] | None = None
        """The installer, for whoever stays to see it end."""

    def take(self, source: Updates) -> None:
        """The window is closed: what it found counts, and it looks no further."""
        source.close()
        update = source.parting()
        self._installer = update.installer if update else None
        self._restarts = source.restarts

    def go(self) -> None:
        if self._installer is None:
            return
        try:
            self.started = updates.install(self._installer, restart=self._restarts)
        except DeskError as error:
            _refuse(error)


def _run(
    app: QApplication,
    options: argparse.Namespace,
    root: Path,
    profile: Profile,
    parting: Parting,
    stack: ExitStack,
) -> int:
    """Backend, desk, bridge, window: opened in this order, closed in the other."""
    if not options.tour:
        stack.callback(Interrupts(app).close)
    backend = DemoBackend(root / "backend")
    stack.callback(backend.stop)
    stack.enter_context(logging_to(profile))
    stack.callback(GarbageCollector(app).close)
    tasks = Tasks()
    desk = stack.enter_context(open_desk(profile.root, on_change=tasks.on_change))
    stack.callback(tasks.close)
    has_crashed = stack.enter_context(watched(profile))
    window = MainWindow(desk, tasks)
    window.show()
    keep_started()
    warm_up(tasks, window)
    notice = CrashNotice(window, profile.logs)
    notice.support_wanted.connect(lambda: _offer_support(window))
    stack.callback(notice.close)
    if options.demo:
        tasks.run(lambda: _start_demo(desk, backend), done=lambda _: None, owner=window)
    if options.tour:
        from merchant_desk.ui.tour.story import tell  # noqa: PLC0415 - only the tour needs it

        return tell(window, desk, tasks, backend, options.tour)
    stack.callback(parting.take, window.updates)
    ending = Ending(app, window)
    window.updates.leaving.connect(ending.leave)
    stack.callback(Presence(desk, tasks, window, ending).close)
    Resume(window).woke.connect(lambda: connection.wake(desk))
    if has_crashed:
        _offer_support(window, after_crash=True)
    bell = Doorbell(profile.root, window)
    bell.rung.connect(ending.take)
    ending.stayed.connect(window.come_forward)
    _log.info("window open")
    window.open_letter(Letter.of_words(options.things))
    return app.exec()


def _offer_support(window: MainWindow, *, after_crash: bool = False) -> None:
    window.show_page(PLACES.index(RECORDS))
    window.records.offer_support(after_crash=after_crash)


def _start_demo(desk: Desk, backend: DemoBackend) -> None:
    backend.start()
    join(desk, backend)


def _root(options: argparse.Namespace, stack: ExitStack) -> Path:
    """The folder of the profile; a tour without one gets a fresh one that does not stay."""
    if options.profile:
        return Path(options.profile)
    if options.tour:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="merchant-desk-")))
    own = default_profile()
    return own.with_name(f"{own.name}-demo") if options.demo else own


def _refuse(error: DeskError) -> None:
    """The window cannot open: say why, and what to do."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Merchant Desk", words.title(error))
    box.setInformativeText(words.advice(error))
    box.exec()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="merchant-desk")
    parser.add_argument(
        "things", nargs="*", help="pictures to report, or an address: merchantdesk://records/ID"
    )
    parser.add_argument("--quit", action="store_true", help="let the open window save and close")
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--demo", action="store_true", help="with a backend and a shop of its own")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="show yourself, save screenshots")
    parser.add_argument("--language", choices=("zh_CN", "en"))
    parser.add_argument("--scheme", choices=tuple(_SCHEMES))
    return parser
