"""The chosen language in Qt's own look-up: for `tr` of the window's objects, and for Qt's dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from tutor import language, translations
from tutor.language import ENGLISH


class Translator(QTranslator):
    """Looks up what a language's file translates; the look-up below Qt reads the same file."""

    def __init__(self, known: translations.Words, parent: QObject) -> None:
        super().__init__(parent)
        self._known = known

    def isEmpty(self) -> bool:
        """Whether it knows nothing."""
        return not self._known

    def translate(
        self,
        context: str | bytes,
        sourceText: str | bytes,  # noqa: N803 - Qt's own name
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str:
        """The translation; None, which Qt takes as none, where there is none."""
        return self._known.get((_text(context), _text(sourceText)))  # type: ignore[return-value]


_installed: list[QTranslator] = []


def speak(app: QCoreApplication, locale: str) -> bool:
    """Let the whole program speak a language; False where no file has it, and English is spoken."""
    for translator in _installed:
        app.removeTranslator(translator)
        translator.deleteLater()
    _installed.clear()
    spoken = translations.speak(locale)
    if not spoken:
        translations.speak(ENGLISH)
    now = language.current()
    if now != ENGLISH:
        _install(app, _of_qt(app, now))
        _install(app, Translator(translations.words(now), app))
    return spoken


def _of_qt(app: QCoreApplication, locale: str) -> QTranslator:
    translator = QTranslator(app)
    translator.load(
        QLocale(locale), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    return translator


def _install(app: QCoreApplication, translator: QTranslator) -> None:
    app.installTranslator(translator)
    _installed.append(translator)


def _text(found: str | bytes) -> str:
    return found if isinstance(found, str) else bytes(found).decode()
