-- What was fetched, byte for byte; one row a content, however often and from wherever it came.
CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY,
    size   INTEGER NOT NULL,            -- bytes, before compression
    body   BLOB NOT NULL                -- zlib
) STRICT;

-- An address (or a file's name) and what it held when it was last looked at.
CREATE TABLE page (
    id         INTEGER PRIMARY KEY,
    address    TEXT NOT NULL UNIQUE,
    feed       TEXT,                    -- the feed that named it first
    first_seen TEXT NOT NULL,           -- UTC
    last_seen  TEXT NOT NULL,
    digest     TEXT,                    -- of headline and text; kept when the versions are pruned
    current    INTEGER REFERENCES version (id) ON DELETE SET NULL,
    unread     TEXT                     -- why it could not be read as an article
) STRICT;
CREATE INDEX page_current ON page (current);

-- An article as cleaned; a page that changes gets another version, and none is ever overwritten.
CREATE TABLE version (
    id      INTEGER PRIMARY KEY,
    page    INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL CHECK (number > 0),
    day     TEXT NOT NULL,              -- the desk's day on which it came
    fetched TEXT NOT NULL,              -- UTC
    raw     TEXT REFERENCES raw (sha256),
    headers TEXT NOT NULL,              -- JSON
    article TEXT NOT NULL,              -- the article's id, made from its text
    sha256  TEXT NOT NULL,              -- of the text
    digest  TEXT NOT NULL,              -- of headline and text
    title   TEXT,
    text    TEXT NOT NULL,
    record  TEXT NOT NULL,              -- the article as JSON, without its text
    UNIQUE (page, number)
) STRICT;
CREATE INDEX version_day ON version (day);
CREATE INDEX version_digest ON version (digest);
CREATE INDEX version_raw ON version (raw);
CREATE INDEX version_article ON version (article);

CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = 'version', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER version_added AFTER INSERT ON version BEGIN
    INSERT INTO search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER version_removed AFTER DELETE ON version BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER version_rewritten AFTER UPDATE OF title, text ON version BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

-- What a server said of an address, so that it need not send it again.
CREATE TABLE validator (
    address       TEXT PRIMARY KEY,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    entry         TEXT NOT NULL,        -- fingerprint of the feed's entry that led there
    retrieved     TEXT NOT NULL         -- UTC, of the first answer
) STRICT;

-- How a feed was read last.
CREATE TABLE feed (
    name     TEXT PRIMARY KEY,
    checked  TEXT NOT NULL,             -- UTC
    failures INTEGER NOT NULL,          -- in a row
    note     TEXT NOT NULL              -- why it failed
) STRICT;
