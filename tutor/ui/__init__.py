"""The window: views that draw the session, and the actions that change it; the only room that knows Qt.

PySide reads the source of every module that is imported after it, to see whether that uses PySide. So what
the window needs of the other rooms comes first: its first paint is a twentieth of a second sooner for it.
"""

from tutor import document, engine, graph, training, walk

__all__ = ["document", "engine", "graph", "training", "walk"]
