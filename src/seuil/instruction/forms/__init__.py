"""What is typed about a paper."""
