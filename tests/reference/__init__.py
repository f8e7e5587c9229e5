"""Numbers from outside the program, and the checks against them."""
