-- What was found in an article: so long as its content, the model and the rules are the same, it is not parsed again.
CREATE TABLE findings (
    content TEXT NOT NULL,              -- digest of the article's record
    model   TEXT NOT NULL,              -- package and version
    rules   TEXT NOT NULL,              -- digest of the program's language side
    made    TEXT NOT NULL,              -- UTC
    body    BLOB,                       -- zlib of the findings as JSON; null where the program failed on it
    failure TEXT,
    PRIMARY KEY (content, model, rules),
    CHECK ((body IS NULL) <> (failure IS NULL))
) STRICT;
