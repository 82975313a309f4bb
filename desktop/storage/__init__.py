"""The only SQL: the database, its numbered migrations, and one store per aggregate."""
