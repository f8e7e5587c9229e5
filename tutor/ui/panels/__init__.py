"""The panels around the canvas: each draws one part of the session and asks for changes by signals."""
