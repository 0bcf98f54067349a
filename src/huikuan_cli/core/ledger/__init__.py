"""A ledger of receivables as finance keeps it (台账): rows in, clocks, ages and ranks out.

Flow: `grid` is a sheet as it was read; `headings` finds its heading, `columns` says which column is what and what is unclear;
`ledger_rows` reads row by row, `row_clock` runs the clock of each; `contracts` joins the rows of one contract, `ranking` orders them,
`aging` adds up; `ledger_report` is what is shown.
"""
