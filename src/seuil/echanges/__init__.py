"""Messages both ways: a household and a service that follows its demand; files, an answer due, nothing outside."""
