-- Summaries are found by their words. They get a number for the index, as messages have one.
CREATE TABLE numbered_recaps (
    number           INTEGER PRIMARY KEY,
    conversation_id  TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    message_id       TEXT NOT NULL,
    text             TEXT NOT NULL,
    model_name       TEXT NOT NULL,
    edited           INTEGER NOT NULL CHECK (edited IN (0, 1)),
    tokens           INTEGER NOT NULL,
    created_at       REAL NOT NULL,
    UNIQUE (conversation_id, message_id)
) STRICT;
INSERT INTO numbered_recaps (conversation_id, message_id, text, model_name, edited, tokens, created_at)
    SELECT conversation_id, message_id, text, model_name, edited, tokens, created_at FROM recaps ORDER BY created_at;
DROP TABLE recaps;
ALTER TABLE numbered_recaps RENAME TO recaps;

CREATE VIRTUAL TABLE recap_words USING fts5 (
    text, content = 'recaps', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO recap_words (rowid, text) SELECT number, text FROM recaps WHERE text <> '';

-- INSERT OR REPLACE takes rows away without telling: so the old one goes first, and is told of.
CREATE TRIGGER recap_replaced BEFORE INSERT ON recaps BEGIN
    DELETE FROM recaps WHERE conversation_id = new.conversation_id AND message_id = new.message_id;
END;
CREATE TRIGGER recap_added AFTER INSERT ON recaps WHEN new.text <> '' BEGIN
    INSERT INTO recap_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER recap_removed AFTER DELETE ON recaps WHEN old.text <> '' BEGIN
    INSERT INTO recap_words (recap_words, rowid, text) VALUES ('delete', old.number, old.text);
END;

-- What the index of words has not got: pairs of letters that no space stands between, and emoji. `signs_of` is ours
-- (storage/signs.py). Which message has which pair is all that is kept; the search reads the texts of those.
CREATE VIRTUAL TABLE message_signs USING fts5 (
    signs, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
);
INSERT INTO message_signs (rowid, signs)
    SELECT sequence, signs_of(text) FROM messages
     WHERE (role = 'user' OR finish IS NOT NULL) AND signs_of(text) <> '';

CREATE TRIGGER signs_added AFTER INSERT ON messages
    WHEN (new.role = 'user' OR new.finish IS NOT NULL) AND signs_of(new.text) <> '' BEGIN
    INSERT INTO message_signs (rowid, signs) VALUES (new.sequence, signs_of(new.text));
END;
CREATE TRIGGER signs_ended AFTER UPDATE OF finish ON messages WHEN old.finish IS NULL AND new.finish IS NOT NULL
    AND old.role = 'assistant' AND signs_of(new.text) <> '' BEGIN
    INSERT INTO message_signs (rowid, signs) VALUES (new.sequence, signs_of(new.text));
END;
CREATE TRIGGER signs_go_on AFTER UPDATE OF finish ON messages WHEN old.finish IS NOT NULL AND new.finish IS NULL
    AND old.role = 'assistant' AND signs_of(old.text) <> '' BEGIN
    DELETE FROM message_signs WHERE rowid = old.sequence;
END;
CREATE TRIGGER signs_removed AFTER DELETE ON messages
    WHEN (old.role = 'user' OR old.finish IS NOT NULL) AND signs_of(old.text) <> '' BEGIN
    DELETE FROM message_signs WHERE rowid = old.sequence;
END;
