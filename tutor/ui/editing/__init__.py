"""Editing the graph: what is asked of the session, each edit one step of undo."""
