"""The contract's payments (款项): as they are written in a line or a row, each with its own clock, their sums.

One payment is what the questions are about; the others of the same contract stand in a list beside it (docs/decisions.md §6).
Flow: `payment_lines`, `payment_rows` read and check, `payments` says what it is, `payment_clocks` runs the clock and adds up."""
