"""The course as look-ups: the observation quiz, the five abilities, excuses and teaching cases, and what their commands show."""
