"""The tables of a library and their recorded migrations. SQL stays within SQLite 3.34."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from core.changes import Change
from core.model import Notice

APPLICATION_ID = 0x59414F44  # "YAOD", at byte 68 of the file
SCHEMA_VERSION = 4  # PRAGMA user_version, at byte 60: raised with every migration added below

CONCERNS = ("annotation",)  # the tables whose rows have a history to show

migrations = Migrations("yaodian")

FIRST = """
CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    text TEXT NOT NULL,
    warnings TEXT NOT NULL,
    imported_at TEXT NOT NULL
);
CREATE TABLE noise (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE TABLE plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    title TEXT NOT NULL,
    issuer TEXT,
    region TEXT,
    level TEXT,
    year INTEGER,
    issued_on TEXT,
    document_number TEXT,
    warnings TEXT NOT NULL,
    binned_at TEXT
);
CREATE TABLE evidence (
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    quote TEXT NOT NULL,
    inferred INTEGER NOT NULL,
    claimed TEXT NOT NULL,
    PRIMARY KEY (plan_id, field)
);
CREATE TABLE paragraph (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    text TEXT NOT NULL,
    pieces TEXT NOT NULL
);
CREATE TABLE clause (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES clause(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    level INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number TEXT,
    heading TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    head_end INTEGER NOT NULL
);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    color INTEGER NOT NULL,
    shortcut TEXT NOT NULL,
    description TEXT NOT NULL,
    parent_id INTEGER REFERENCES tag(id)
);
CREATE TABLE annotation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    clause_id INTEGER REFERENCES clause(id) ON DELETE SET NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    note TEXT NOT NULL,
    status TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL
);
CREATE TABLE annotation_tag (
    annotation_id INTEGER NOT NULL REFERENCES annotation(id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag(id),
    PRIMARY KEY (annotation_id, tag_id)
) WITHOUT ROWID;
CREATE TABLE alignment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    old_plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    new_plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    UNIQUE (old_plan_id, new_plan_id)
);
CREATE TABLE link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    alignment_id INTEGER NOT NULL REFERENCES alignment(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    relation TEXT NOT NULL,
    moved INTEGER NOT NULL,
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL,
    decision TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE TABLE link_end (
    link_id INTEGER NOT NULL REFERENCES link(id) ON DELETE CASCADE,
    clause_id INTEGER NOT NULL REFERENCES clause(id) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('old', 'new')),
    PRIMARY KEY (link_id, clause_id)
) WITHOUT ROWID;
CREATE TABLE change_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    author TEXT NOT NULL,
    label_zh TEXT NOT NULL,
    label_en TEXT NOT NULL,
    rows TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
);
CREATE INDEX noise_source ON noise(source_id);
CREATE INDEX plan_source ON plan(source_id);
CREATE INDEX paragraph_plan ON paragraph(plan_id, start);
CREATE INDEX clause_plan ON clause(plan_id, ordinal);
CREATE INDEX clause_parent ON clause(parent_id);
CREATE INDEX annotation_plan ON annotation(plan_id, start);
CREATE INDEX annotation_clause ON annotation(clause_id);
CREATE INDEX annotation_tag_tag ON annotation_tag(tag_id);
CREATE INDEX alignment_new ON alignment(new_plan_id);
CREATE INDEX link_alignment ON link(alignment_id, ordinal);
CREATE INDEX link_end_clause ON link_end(clause_id);
CREATE INDEX change_log_state ON change_log(state, id);
CREATE VIRTUAL TABLE text_index USING fts5(characters, content='', tokenize='ascii');
"""


SECOND = """
ALTER TABLE source ADD COLUMN reading TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN parsed_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plan ADD COLUMN revised_at TEXT NOT NULL DEFAULT '';
ALTER TABLE plan ADD COLUMN source_site TEXT;
ALTER TABLE evidence ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evidence ADD COLUMN found TEXT;
ALTER TABLE annotation ADD COLUMN fit TEXT NOT NULL DEFAULT 'firm';
ALTER TABLE noise RENAME TO old_noise;
CREATE TABLE noise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
INSERT INTO noise (source_id, kind, start, "end") SELECT source_id, kind, start, "end" FROM old_noise ORDER BY id;
DROP TABLE old_noise;
CREATE INDEX noise_source ON noise(source_id);
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    value TEXT NOT NULL
);
CREATE INDEX edit_source ON edit(source_id);
CREATE TABLE predecessor (
    plan_id INTEGER PRIMARY KEY REFERENCES plan(id) ON DELETE CASCADE,
    earlier_id INTEGER REFERENCES plan(id) ON DELETE CASCADE
);
CREATE INDEX predecessor_earlier ON predecessor(earlier_id);
"""

THIRD = """
ALTER TABLE tag ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
CREATE TABLE concern (
    "table" TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    change_id INTEGER NOT NULL REFERENCES change_log(id) ON DELETE CASCADE,
    PRIMARY KEY ("table", row_id, change_id)
) WITHOUT ROWID;
CREATE INDEX concern_change ON concern(change_id);
CREATE TABLE saved (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (kind, name)
);
CREATE TABLE lexicon (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    color INTEGER NOT NULL,
    terms TEXT NOT NULL
);
CREATE TABLE fact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plan(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    fit TEXT NOT NULL DEFAULT 'firm',
    value TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('added', 'changed', 'removed')),
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL
);
CREATE INDEX fact_plan ON fact(plan_id, start);
"""

FOURTH = """
CREATE INDEX source_about ON source(name, sha256, media_type, encoding, size, imported_at);
"""
# A row of `source` holds a whole file: what lists sources reads this index alone, and no page of a file.

INDEXING = (
    """CREATE TRIGGER paragraph_added AFTER INSERT ON paragraph BEGIN
        INSERT INTO text_index (rowid, characters) VALUES (new.id, tokens(new.text));
    END""",
    """CREATE TRIGGER paragraph_changed AFTER UPDATE OF text ON paragraph BEGIN
        INSERT INTO text_index (text_index, rowid, characters) VALUES ('delete', old.id, tokens(old.text));
        INSERT INTO text_index (rowid, characters) VALUES (new.id, tokens(new.text));
    END""",
    """CREATE TRIGGER paragraph_removed AFTER DELETE ON paragraph BEGIN
        INSERT INTO text_index (text_index, rowid, characters) VALUES ('delete', old.id, tokens(old.text));
    END""",
)
"""The index follows the paragraphs by itself, whoever writes them; `tokens` is a function of ours on every connection."""


@migrations()
def first_tables(db: Database) -> None:
    """Version 1: sources, plans, clauses, annotations, links, the change log and the character index."""
    _run(db, FIRST)


@migrations()
def edits_and_indexing(db: Database) -> None:
    """Version 2: the reading of a source and the analyst's edits of it, own values, unsure anchors, an index kept by triggers."""
    _run(db, SECOND)
    for trigger in INDEXING:
        db.conn.execute(trigger)


@migrations()
def histories_and_saved_views(db: Database) -> None:
    """Version 3: which steps concern an annotation, views saved under a name, lexicons, facts put right, tags out of use."""
    _run(db, THIRD)
    for change_id, rows in db.conn.execute("SELECT id, rows FROM change_log").fetchall():
        touched = Change.from_json(Notice("", ""), rows).touched()
        concerns = [(table, row_id, change_id) for table in CONCERNS for row_id in touched.ids.get(table, ())]
        db.conn.executemany('INSERT INTO concern ("table", row_id, change_id) VALUES (?, ?, ?)', concerns)


@migrations()
def sources_listed(db: Database) -> None:
    """Version 4: an index with all that is listed of sources."""
    _run(db, FOURTH)


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


def migrate(db: Database) -> None:
    """Bring a library to the tables of this version; each migration is one transaction and is recorded."""
    if db.conn.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
        return
    # First, so that a library whose making was interrupted is still known as one and finished when it is opened.
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations.apply(db)
    db.conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
