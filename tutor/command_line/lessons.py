"""`lessons`: which lessons there are."""

from __future__ import annotations

from argparse import Namespace

from tutor.command_line.output import print_json
from tutor.document.catalogue import lessons
from tutor.language import translate


def run(options: Namespace) -> int:
    """Print the lessons in the order of the course."""
    found = lessons()
    if options.json:
        print_json(
            [
                {"id": lesson.id, "part": lesson.part, "title": lesson.title, "summary": lesson.summary}
                for lesson in found
            ]
        )
        return 0
    from tutor.command_line.tables import print_table

    titles = [
        (translate("command line", "part"), "dim"),
        (translate("command line", "id"), "bold"),
        (translate("command line", "title"), ""),
        (translate("command line", "summary"), "dim"),
    ]
    print_table(titles, [[str(lesson.part), lesson.id, lesson.title, lesson.summary] for lesson in found])
    return 0
