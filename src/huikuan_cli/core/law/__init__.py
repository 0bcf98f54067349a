"""The statutory clock of one payment: due date, days late, interest, limitation and enforcement.

Facts and rules in, a report out. What people type and what is printed is for other rooms.
"""
