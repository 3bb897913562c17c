-- A brief as it was issued, whole, or the line that said that there was nothing new.
CREATE TABLE brief (
    id     INTEGER PRIMARY KEY,
    story  TEXT NOT NULL,
    day    TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('brief', 'quiet')),
    title  TEXT NOT NULL,
    line   TEXT NOT NULL,               -- what it says, in one line
    issued TEXT NOT NULL,               -- UTC
    since  INTEGER REFERENCES brief (id),
    sha256 TEXT NOT NULL,               -- of brief.json
    body   BLOB NOT NULL,               -- zlib of brief.json
    UNIQUE (story, day)
) STRICT;
CREATE INDEX brief_since ON brief (since);

-- The articles that a brief was made from: as long as it stands, they are not pruned.
CREATE TABLE brief_article (
    brief   INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES version (id),
    PRIMARY KEY (brief, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX brief_article_version ON brief_article (version);

-- Its documents; their bytes are kept until every delivery of the brief is over.
CREATE TABLE document (
    brief  INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    pack   TEXT NOT NULL,
    name   TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size   INTEGER NOT NULL,
    body   BLOB,
    PRIMARY KEY (brief, pack, name)
) STRICT;

-- The outbox: who is to get what, and how far that has come.
CREATE TABLE delivery (
    id        INTEGER PRIMARY KEY,
    brief     INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    recipient TEXT NOT NULL,
    channel   TEXT NOT NULL CHECK (channel IN ('folder', 'mail', 'webhook', 'wiki')),
    target    TEXT NOT NULL,
    pack      TEXT NOT NULL,
    formats   TEXT NOT NULL,            -- with commas
    state     TEXT NOT NULL DEFAULT 'pending'
              CHECK (state IN ('pending', 'sending', 'sent', 'unconfirmed', 'refused')),
    attempts  INTEGER NOT NULL DEFAULT 0,
    changed   TEXT NOT NULL,            -- UTC
    note      TEXT,
    UNIQUE (brief, recipient, channel, target, pack)
) STRICT;
CREATE INDEX delivery_state ON delivery (state);
