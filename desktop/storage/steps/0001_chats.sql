-- `number` is for the search index: without a name, row numbers may change when the file is rewritten.
CREATE TABLE conversations (
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    created_at  REAL NOT NULL,
    updated_at  REAL NOT NULL,
    deleted_at  REAL
) STRICT;

CREATE INDEX conversations_by_update ON conversations (updated_at) WHERE deleted_at IS NULL;

-- `sequence` is the order in which messages were made: clocks go back, row numbers do not.
CREATE TABLE messages (
    sequence         INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL UNIQUE,
    conversation_id  TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent_id        TEXT,
    role             TEXT NOT NULL CHECK (role IN ('system', 'user', 'assistant')),
    text             TEXT NOT NULL,
    created_at       REAL NOT NULL,
    finish           TEXT,
    figures          TEXT,
    model_name       TEXT NOT NULL
) STRICT;

CREATE INDEX messages_by_conversation ON messages (conversation_id, sequence);
CREATE INDEX messages_unfinished ON messages (finish) WHERE finish IS NULL AND role = 'assistant';

CREATE VIRTUAL TABLE message_words USING fts5 (
    text, content = 'messages', content_rowid = 'sequence',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
CREATE VIRTUAL TABLE title_words USING fts5 (
    title, content = 'conversations', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

-- An answer is indexed when it ends, so that its growth costs nothing.
CREATE TRIGGER message_added AFTER INSERT ON messages WHEN new.role = 'user' OR new.finish IS NOT NULL BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.sequence, new.text);
END;
CREATE TRIGGER message_ended AFTER UPDATE OF finish ON messages WHEN old.finish IS NULL AND new.finish IS NOT NULL
    AND old.role = 'assistant' BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.sequence, new.text);
END;
CREATE TRIGGER message_removed AFTER DELETE ON messages WHEN old.role = 'user' OR old.finish IS NOT NULL BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', old.sequence, old.text);
END;

CREATE TRIGGER title_added AFTER INSERT ON conversations BEGIN
    INSERT INTO title_words (rowid, title) VALUES (new.number, new.title);
END;
CREATE TRIGGER title_changed AFTER UPDATE OF title ON conversations BEGIN
    INSERT INTO title_words (title_words, rowid, title) VALUES ('delete', old.number, old.title);
    INSERT INTO title_words (rowid, title) VALUES (new.number, new.title);
END;
CREATE TRIGGER title_removed AFTER DELETE ON conversations BEGIN
    INSERT INTO title_words (title_words, rowid, title) VALUES ('delete', old.number, old.title);
END;
