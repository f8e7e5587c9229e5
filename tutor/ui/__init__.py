"""The window: views that draw the session, and the actions that change it; the only room that knows Qt."""
