"""What people type and what is printed of it: amounts, dates, periods, words, and the breaking of lines.

The ground floor of core: knows no playbook, no law, no case.
"""
