"""« Mes droits »: one subject a page, the answers travel in the address alone, nothing is kept."""
