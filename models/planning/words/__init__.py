"""Lists of words of several languages: papers, spelled-out numbers, colours, negations."""
