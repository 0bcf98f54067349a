"""What to say and do in this case: the goal, the opening, what to carry, the days afterwards, what to heed.

Each module takes the Analysis, in which everything is computed once, and gives parts of the Plan.
"""
