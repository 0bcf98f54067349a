"""The board of a team: all its plans by a day, what came of them by person, and who should be talked with (design §13).

`matters` are the plans of one receivable, `board_rows` a line for each, `people` a line for each of us, `coaching` the rules of
board.yaml, `board_report` and `board_page` what of it is printed. No field that somebody wrote about a person is among it.
"""
