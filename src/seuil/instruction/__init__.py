"""What proves a demand: papers sent once, read by an agent, and what each of them establishes (art. R441-2-4-1)."""
