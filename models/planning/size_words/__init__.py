"""Names of paper sizes and spelled-out numbers in instructions."""
