"""What is due on which day: of all plans for the page of bare `huikuan`, of one plan for a calendar."""
