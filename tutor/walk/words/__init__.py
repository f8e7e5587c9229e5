"""The words of a walk: what each step says."""
