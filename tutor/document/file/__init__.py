"""The `.tutor` file: read, written, and changed in place."""
