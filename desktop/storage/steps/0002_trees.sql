-- An answer in the person's words.
ALTER TABLE messages ADD COLUMN edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1));

-- What is shown after a message, where that is not the newest; parent_id is '' for the beginning of the chat.
CREATE TABLE shown_versions (
    conversation_id  TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent_id        TEXT NOT NULL,
    message_id       TEXT NOT NULL,
    PRIMARY KEY (conversation_id, parent_id)
) STRICT, WITHOUT ROWID;

-- What answers were written from. Part 0 began the answer, the others continued it. A prompt is its first `kept`
-- characters of an earlier one (of the answer's own part 0, for part 0 that of the answer before it) and then `rest`;
-- `digest` is the SHA-256 of the whole.
CREATE TABLE sent (
    message_id  TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    part        INTEGER NOT NULL,
    facts       TEXT NOT NULL,
    kept        INTEGER NOT NULL,
    rest        TEXT,
    digest      TEXT NOT NULL,
    PRIMARY KEY (message_id, part)
) STRICT;

-- An answer that goes on leaves the search index until it ends again.
CREATE TRIGGER message_goes_on AFTER UPDATE OF finish ON messages WHEN old.finish IS NOT NULL AND new.finish IS NULL
    AND old.role = 'assistant' BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', old.sequence, old.text);
END;
