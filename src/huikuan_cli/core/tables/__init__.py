"""Tables for whoever has many receivables before him: what a column holds, what a page of tables says. Every format draws the same ones.

`table` is one table, `report` a page of them; render and show draw both, and neither knows what they are about.
"""
