-- A deleted folder stays until the next start, as deleted chats do, so that it can be brought back.
CREATE TABLE folders (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    parent_id   TEXT REFERENCES folders (id) ON DELETE SET NULL,
    is_open     INTEGER NOT NULL DEFAULT 1,
    created_at  REAL NOT NULL,
    deleted_at  REAL
) STRICT;

CREATE INDEX folders_by_parent ON folders (parent_id);

ALTER TABLE conversations ADD COLUMN folder_id TEXT REFERENCES folders (id) ON DELETE SET NULL;
ALTER TABLE conversations ADD COLUMN pinned_at REAL;
ALTER TABLE conversations ADD COLUMN unseen_since REAL;
-- Who gave the title: the first 'words', the 'model', or a 'person', whose title nobody overwrites.
ALTER TABLE conversations ADD COLUMN title_by TEXT NOT NULL DEFAULT 'person';

CREATE INDEX conversations_by_folder ON conversations (folder_id) WHERE folder_id IS NOT NULL;
CREATE INDEX messages_by_model ON messages (model_name, conversation_id) WHERE role = 'assistant';

-- What was typed and not sent. A new chat has a draft before it has a row, so nothing is referred to.
CREATE TABLE drafts (
    conversation_id  TEXT PRIMARY KEY NOT NULL,
    text             TEXT NOT NULL,
    saved_at         REAL NOT NULL
) STRICT;

-- A message that is on disk is no draft any more, in the same moment.
CREATE TRIGGER draft_sent AFTER INSERT ON messages WHEN new.role = 'user' BEGIN
    DELETE FROM drafts WHERE conversation_id = new.conversation_id AND text = new.text;
END;
CREATE TRIGGER draft_removed AFTER DELETE ON conversations BEGIN
    DELETE FROM drafts WHERE conversation_id = old.id;
END;
