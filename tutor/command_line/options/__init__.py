"""The subcommands' options: a file per group of subcommands, and what the groups share."""
