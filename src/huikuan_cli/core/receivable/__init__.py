"""The contract's payments (款项): as they are written in a line or a row, each with its own clock, their sums.

One payment is what the questions are about; the others of the same contract stand in a list beside it (design.md §9).
Flow: `lines`, `rows` read and check what was written, `model` says what it is, `together` runs the clock and adds up."""
