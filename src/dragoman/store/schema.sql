-- Version 1 of the store. `at`, and the key of a report, is a day (date.toordinal()) times 2^41 and a hash: their order is the order of
-- time. Events and statements themselves lie in the order they came in, which spares the disk when reports come in any order.
-- The id of an event or statement holds that of its report, by whose index it is found. Offsets are [start, end) in code points of reports.text. Lists of codes and
-- names are joined by ";".

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, published TEXT NOT NULL, title TEXT, publisher TEXT, url TEXT,
    language TEXT NOT NULL, sha256 TEXT NOT NULL, source TEXT, pointer TEXT, text TEXT NOT NULL
) STRICT;
CREATE INDEX reports_name ON reports (name);

CREATE TABLE records (
    report INTEGER PRIMARY KEY REFERENCES reports (key), coder TEXT NOT NULL, version TEXT NOT NULL, model TEXT NOT NULL,
    knowledge TEXT NOT NULL, events INTEGER NOT NULL, statements INTEGER NOT NULL,
    body BLOB NOT NULL -- the record as JSON without its text, zlib
) STRICT;

CREATE TABLE revisions (
    report INTEGER NOT NULL REFERENCES reports (key), number INTEGER NOT NULL, coder TEXT NOT NULL, version TEXT NOT NULL,
    model TEXT NOT NULL, knowledge TEXT NOT NULL, events INTEGER NOT NULL, statements INTEGER NOT NULL,
    figures BLOB NOT NULL, -- what the former record's events were, JSON, zlib
    PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    key INTEGER PRIMARY KEY, at INTEGER NOT NULL UNIQUE, id TEXT NOT NULL, report INTEGER NOT NULL REFERENCES reports (key),
    local TEXT NOT NULL,
    date TEXT NOT NULL, date_end TEXT, dated TEXT NOT NULL CHECK (dated IN ('text', 'published')),
    type TEXT NOT NULL, mode TEXT NOT NULL, context TEXT NOT NULL, status TEXT NOT NULL, plover TEXT NOT NULL, cameo TEXT,
    quad INTEGER NOT NULL, score REAL, confidence REAL NOT NULL, size TEXT NOT NULL,
    actor TEXT NOT NULL, actor_country TEXT NOT NULL, actor_sector TEXT NOT NULL,
    recipient TEXT NOT NULL, recipient_country TEXT NOT NULL, recipient_sector TEXT NOT NULL,
    place TEXT, place_country TEXT, admin1 TEXT, latitude REAL, longitude REAL, geonames INTEGER,
    source TEXT NOT NULL, source_country TEXT NOT NULL, statement INTEGER REFERENCES statements (key),
    trigger TEXT NOT NULL, trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    time_value TEXT, time_text TEXT, time_start INTEGER, time_end INTEGER, terms TEXT NOT NULL
) STRICT;
CREATE INDEX events_report ON events (report);

CREATE TABLE actors (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT, sector TEXT NOT NULL, wikidata TEXT,
    events INTEGER NOT NULL DEFAULT 0, statements INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX actors_name ON actors (name COLLATE NOCASE);
CREATE INDEX actors_country ON actors (country);
CREATE INDEX actors_events ON actors (events DESC, id);

CREATE TABLE places (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT, admin1 TEXT, latitude REAL, longitude REAL,
    geonames INTEGER
) STRICT;
CREATE INDEX places_name ON places (name COLLATE NOCASE);
CREATE INDEX places_geonames ON places (geonames);

CREATE TABLE parties (
    event INTEGER NOT NULL REFERENCES events (key), role TEXT NOT NULL, nth INTEGER NOT NULL, actor INTEGER NOT NULL REFERENCES actors (key),
    text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (event, role, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_places (
    event INTEGER NOT NULL REFERENCES events (key), nth INTEGER NOT NULL, place INTEGER NOT NULL REFERENCES places (key),
    text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (event, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_mentions (
    event INTEGER NOT NULL REFERENCES events (key), nth INTEGER NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (event, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    key INTEGER PRIMARY KEY, at INTEGER NOT NULL UNIQUE, id TEXT NOT NULL, report INTEGER NOT NULL REFERENCES reports (key),
    local TEXT NOT NULL, published TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, source_country TEXT NOT NULL,
    source_sector TEXT NOT NULL,
    via TEXT NOT NULL, cue TEXT, cue_start INTEGER, cue_end INTEGER, terms TEXT NOT NULL
) STRICT;
CREATE INDEX statements_report ON statements (report);

CREATE TABLE statement_contents (
    statement INTEGER NOT NULL REFERENCES statements (key), nth INTEGER NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (statement, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_parties (
    statement INTEGER NOT NULL REFERENCES statements (key), role TEXT NOT NULL, nth INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (key), text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (statement, role, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_links (
    event INTEGER NOT NULL REFERENCES events (key), target INTEGER NOT NULL REFERENCES events (key), relation TEXT NOT NULL,
    PRIMARY KEY (event, target, relation)
) STRICT, WITHOUT ROWID;

-- Filled by the pairing of reports into stories; empty until then.
CREATE TABLE stories (
    id TEXT PRIMARY KEY, reports INTEGER NOT NULL, outlets INTEGER NOT NULL, body TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;
CREATE INDEX stories_reports ON stories (reports);
CREATE TABLE story_events (
    event INTEGER PRIMARY KEY REFERENCES events (key) ON DELETE CASCADE, story TEXT NOT NULL REFERENCES stories (id)
) STRICT;
CREATE INDEX story_events_story ON story_events (story);

CREATE VIRTUAL TABLE texts USING fts5 (
    title, text, content='reports', content_rowid='key', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE actor_names USING fts5 (name, content='actors', content_rowid='key', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE place_names USING fts5 (name, content='places', content_rowid='key', tokenize='unicode61 remove_diacritics 2');

-- What events and statements can be filtered by, as words: an inverted index answers any conjunction of them in the order of time.
CREATE VIRTUAL TABLE event_terms USING fts5 (
    terms, content='events', content_rowid='at', detail=none, columnsize=0, tokenize="ascii tokenchars ':+#-_'"
);
CREATE VIRTUAL TABLE statement_terms USING fts5 (
    terms, content='statements', content_rowid='at', detail=none, columnsize=0, tokenize="ascii tokenchars ':+#-_'"
);

-- Every quote with the words it stands for.
CREATE VIEW evidence AS
    SELECT key AS event, 'trigger' AS role, 0 AS nth, trigger AS text, trigger_start AS start, trigger_end AS end FROM events
    UNION ALL SELECT key, 'time', 0, time_text, time_start, time_end FROM events WHERE time_text IS NOT NULL
    UNION ALL SELECT event, role, nth, text, start, end FROM parties
    UNION ALL SELECT event, 'place', nth, text, start, end FROM event_places
    UNION ALL SELECT event, 'mention', nth, text, start, end FROM event_mentions;
