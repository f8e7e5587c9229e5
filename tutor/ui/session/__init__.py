"""The session: the one object with state, and the parts that it is made of."""
