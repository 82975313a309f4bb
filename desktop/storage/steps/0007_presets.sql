-- Named sets of what answers are written with; `content` is JSON. A deleted one stays until the next start, as chats do.
CREATE TABLE presets (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    content     TEXT NOT NULL,
    created_at  REAL NOT NULL,
    deleted_at  REAL
) STRICT;

-- What holds for a chat that does not begin as every new one, as JSON. A new chat has it before it has a row.
CREATE TABLE chat_setups (
    conversation_id  TEXT PRIMARY KEY NOT NULL,
    setup            TEXT NOT NULL
) STRICT;

CREATE TRIGGER setup_removed AFTER DELETE ON conversations BEGIN
    DELETE FROM chat_setups WHERE conversation_id = old.id;
END;

-- Preset, template and adapters that wrote an answer, and whether it fits the schema it was to fit, as JSON.
ALTER TABLE messages ADD COLUMN made_with TEXT;
