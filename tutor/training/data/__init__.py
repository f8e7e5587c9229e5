"""The data that is trained on: where samples come from, their order, and those kept apart."""
