"""Real processes killed while households register, change an answer and agents name candidates (`make pannes`)."""
