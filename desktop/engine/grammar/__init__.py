"""What an answer has to look like: JSON Schemas, regular expressions and written GBNF, all ending as checked GBNF."""
