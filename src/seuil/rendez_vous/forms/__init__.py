"""What is typed about appointments: a slot among those shown, words, a report, the openings of a desk."""
