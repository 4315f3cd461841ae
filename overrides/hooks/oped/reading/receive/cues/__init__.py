"""What tells what a line is: dates, names, furniture of pages, biographies, sign-offs."""
