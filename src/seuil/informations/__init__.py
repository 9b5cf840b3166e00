"""What a territory tells the public: its texts, dated and sourced, by subject; their pages and their editing."""
