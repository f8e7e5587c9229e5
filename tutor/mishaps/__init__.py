"""What is kept of what went wrong: a log that stays small, and a report of each unforeseen error.

All of it stays on this machine; nothing is ever sent.
"""
