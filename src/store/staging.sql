-- Rows of all inputs as they were read, in file order: the rowid is the place in the input.
-- Dropped once the events are written.
CREATE TABLE staging (
  "at" BIGINT,
  kind UTINYINT,
  actor VARCHAR,
  peer VARCHAR,
  via VARCHAR,
  duration BIGINT,
  bytes_out BIGINT,
  bytes_in BIGINT,
  place VARCHAR,
  message VARCHAR,
  reason VARCHAR,                 -- NULL for a kept row; else why it was refused, or 'blank' or 'comment'
  fault VARCHAR,                  -- name of the source column at fault
  trouble UTINYINT                -- 1: a local time that does not exist, 2: one that exists twice; else 0
);

-- Names as the reader wants them: every name of the log that a side table renames or merges.
CREATE TABLE renames (
  name VARCHAR NOT NULL,
  becomes VARCHAR NOT NULL
);

-- Rows that another kept row already stands for, by place in the input.
CREATE TABLE duplicates (
  "row" BIGINT NOT NULL
);

-- Records of more than one physical line, by place in their source.
CREATE TABLE long_records (
  source INTEGER NOT NULL,
  ordinal BIGINT NOT NULL,
  lines BIGINT NOT NULL
);

-- What the careful reader refused: it never reaches `staging`.
CREATE TABLE refused_carefully (
  source INTEGER NOT NULL,
  line BIGINT NOT NULL,
  fault VARCHAR,
  reason VARCHAR NOT NULL,
  lines BIGINT NOT NULL           -- physical lines of the record
);
