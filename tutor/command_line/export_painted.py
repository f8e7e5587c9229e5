"""The kinds of `export` that are painted: handout, slides, animation."""

from __future__ import annotations

from argparse import Namespace

from tutor import language
from tutor.command_line.qt import importing_qt, without_display
from tutor.document.document import Document
from tutor.document.network import drawn_network
from tutor.export.job import Job
from tutor.export.told import ALL, told


def painted_job(document: Document, options: Namespace) -> Job:
    """The work of the kind that the options name.

    Raises:
        TutorError: the walk has no such steps, or the options do not go together.
    """
    tells = told(document, options.steps or ALL)
    without_display()
    with importing_qt():
        from tutor.ui.exporting.handout import Handout, handout_job
        from tutor.ui.exporting.jobs import animation_job, slides_job
        from tutor.ui.look.theme import load_theme
    theme, network = load_theme(options.theme or "light"), drawn_network(document)
    if options.to == "slides":
        return slides_job(tells, theme, language.current(), network)
    if options.to == "handout":
        wish = Handout(
            options.paper or "a4", options.per_page or 1, bool(options.blanks), bool(options.answers)
        )
        return handout_job(tells, wish, theme, network)
    size, seconds = options.size or (1280, 800), options.seconds_per_step or 2.0
    return animation_job(tells, options.to, theme, size, seconds, network)
