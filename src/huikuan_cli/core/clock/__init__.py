"""The statutory clock: due date, overdue days, interest, limitation."""
