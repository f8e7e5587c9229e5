"""A learner's answers to an assignment: kept while one works, saved where one wants."""
