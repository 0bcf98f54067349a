"""A table that is shown: its columns with their kinds, its rows, its sums; and the page that several make up.

What lists receivables or plans ends here; the screen, xlsx, html, csv and json draw it from here, each in its own way.
"""
