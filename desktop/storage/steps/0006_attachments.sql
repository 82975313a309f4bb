-- What was read of attached files: each text once, under its SHA-256 in UTF-8.
CREATE TABLE contents (
    number  INTEGER PRIMARY KEY,
    digest  TEXT NOT NULL UNIQUE,
    text    TEXT NOT NULL
) STRICT;

-- The files of a message, as JSON; '' for none.
ALTER TABLE messages ADD COLUMN attachments TEXT NOT NULL DEFAULT '';

-- Which messages refer to which text: written by the triggers alone, so that forks and copies are counted too.
CREATE TABLE attached (
    digest      TEXT NOT NULL,
    message_id  TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    PRIMARY KEY (digest, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attached_by_message ON attached (message_id);

CREATE TRIGGER attachments_added AFTER INSERT ON messages WHEN new.attachments <> '' BEGIN
    INSERT OR IGNORE INTO attached (digest, message_id)
        SELECT value ->> 'digest', new.id FROM json_each(new.attachments);
END;
CREATE TRIGGER attachment_removed AFTER DELETE ON attached
    WHEN NOT EXISTS (SELECT 1 FROM attached WHERE digest = old.digest) BEGIN
    DELETE FROM contents WHERE digest = old.digest;
END;

-- Files beside what is typed and not sent, as JSON. They end with the draft, or with the message that took them.
CREATE TABLE draft_files (
    conversation_id  TEXT NOT NULL,
    place            INTEGER NOT NULL,
    file             TEXT NOT NULL,
    PRIMARY KEY (conversation_id, place)
) STRICT;

CREATE TRIGGER draft_files_sent AFTER INSERT ON messages WHEN new.attachments <> '' BEGIN
    DELETE FROM draft_files WHERE conversation_id = new.conversation_id;
END;
CREATE TRIGGER draft_files_removed AFTER DELETE ON conversations BEGIN
    DELETE FROM draft_files WHERE conversation_id = old.id;
END;
