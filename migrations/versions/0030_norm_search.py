"""Norms are found by their words: FTS5 on SQLite, full text on PostgreSQL."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0030_norm_search"
down_revision = "0029_voice_import"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
VECTOR = (
    "(setweight(to_tsvector('dutch', title), 'A') || setweight(to_tsvector('simple', title), 'A')"
    " || setweight(to_tsvector('dutch', summary), 'B')"
    " || setweight(to_tsvector('simple', summary), 'B')"
    " || to_tsvector('dutch', words) || to_tsvector('simple', words))"
)
COLUMNS = "title, summary, words"
OLD = (
    "INSERT INTO norm_search(norm_search, rowid, title, summary, words)"
    " VALUES ('delete', old.id, old.title, old.summary, old.words);"
)
NEW = (
    "INSERT INTO norm_search(rowid, title, summary, words)"
    " VALUES (new.id, new.title, new.summary, new.words);"
)
# Words of what is gone leave the file at once, not when FTS5 happens to merge its segments.
FORGET = "INSERT INTO norm_search(norm_search) VALUES ('optimize');"


def upgrade() -> None:
    op.create_table(
        "norm_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["norm_version.id"], name="fk_norm_text_version_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_norm_text"),
        sa.UniqueConstraint("version_id", name="uq_norm_text_version_id"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE VIRTUAL TABLE norm_search USING fts5({COLUMNS}, content='norm_text',"
            " content_rowid='id', tokenize='unicode61', prefix='2 3 4 5')"
        )
        for when, what in (("INSERT", NEW), ("DELETE", OLD + FORGET), ("UPDATE", OLD + NEW)):
            op.execute(
                f"CREATE TRIGGER norm_text_{when.lower()} AFTER {when} ON norm_text"
                f" BEGIN {what} END"
            )
    else:
        op.execute(f"CREATE INDEX ix_norm_text_found ON norm_text USING gin ({VECTOR})")
    _fill()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE norm_search")
    op.drop_table("norm_text")


def _fill() -> None:
    plain, lines = ("id", "title", "summary", "frame", "room", "why"), ("say", "rather_not")
    version = sa.table(
        "norm_version",
        *(sa.column(name) for name in plain),
        *(sa.column(name, sa.JSON) for name in lines),
    )
    norm_text = sa.table(
        "norm_text", sa.column("version_id", ID), *(sa.column(n) for n in COLUMNS.split(", "))
    )
    rows = op.get_bind().execute(sa.select(version)).mappings().all()
    texts = [
        {
            "version_id": str(row["id"]),
            "title": _text(row["title"]),
            "summary": _text(row["summary"]),
            "words": _text(row["frame"], row["room"], *row["say"], *row["rather_not"], row["why"]),
        }
        for row in rows
    ]
    if texts:
        op.bulk_insert(norm_text, texts)


def _text(*parts: str) -> str:
    folded = unicodedata.normalize("NFKD", " ".join(parts).casefold())
    whole = "".join(part for part in folded if not unicodedata.combining(part))
    return " ".join(word[:60] for word in re.findall(r"[^\W_]+", whole))
