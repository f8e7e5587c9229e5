"""The hands on the canvas while a graph is edited: a class a gesture, and what they show. No session here."""
