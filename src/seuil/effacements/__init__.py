"""What a household's data become: erased at their date, copied or erased because the household asked."""
