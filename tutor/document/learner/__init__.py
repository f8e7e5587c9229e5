"""What a learner leaves: progress and answers, and how answers are graded."""
