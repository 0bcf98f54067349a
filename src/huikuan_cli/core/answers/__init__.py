"""What was answered: the questions in their order, one answer in canonical form, all of them held against each other.

What comes out is the case: the typed view that everything above computes with.
"""
