"""What comes back of a message: bounces, automatic replies, reports of a provider. Hostile input never raises."""
