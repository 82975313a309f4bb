-- What a model wrote for itself before its answer, and how long that took. It is not searched.
ALTER TABLE messages ADD COLUMN reasoning TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN reasoning_seconds REAL NOT NULL DEFAULT 0;
