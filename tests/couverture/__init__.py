"""What the guides of the five towns say, fact by fact, and the page of the portal where each is read."""
