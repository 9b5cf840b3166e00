"""What is told: one table, fact → notice, each with its words, its legal wording, the proof it needs."""
