"""A tenant of social housing asks for another dwelling: its landlord is told, recognises it, keeps dwellings for it."""
