"""What helps a person to find their way: the search of commands, the guide, the About box."""
