"""Ledgers on the disk: a workbook or a table of text read into a grid, guarded against what is too large; and what is kept of a reading.

Only here is calamine touched. A ledger is never written to.
"""
