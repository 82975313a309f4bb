-- Where what a model reads of a chat begins: after message_id ('' is the beginning of the chat), on every branch
-- through it. The text stands for what is before; without any, nothing does. The messages themselves stay.
CREATE TABLE recaps (
    conversation_id  TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    message_id       TEXT NOT NULL,
    text             TEXT NOT NULL,
    model_name       TEXT NOT NULL,
    edited           INTEGER NOT NULL CHECK (edited IN (0, 1)),
    tokens           INTEGER NOT NULL,
    created_at       REAL NOT NULL,
    PRIMARY KEY (conversation_id, message_id)
) STRICT, WITHOUT ROWID;
