"""What follows a fact: the only hidden wire. Score and lists at once, all else by jobs kept in the database."""
