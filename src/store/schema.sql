-- The canonical store. Instants and durations are whole microseconds. `"at"` is quoted because AT is a word of SQL.

-- Every input whose rows were read, in the order of paths by code unit.
CREATE TABLE sources (
  id INTEGER NOT NULL,            -- position in the manifest, from 0
  path VARCHAR NOT NULL,          -- as given, or joined to the folder that was given
  sha256 VARCHAR NOT NULL,        -- of the bytes as they lie on disk
  bytes BIGINT NOT NULL,          -- of the file on disk
  format VARCHAR NOT NULL,        -- id of the format
  first_row BIGINT NOT NULL,      -- events.row of its first record
  rows BIGINT NOT NULL            -- records that it holds from there on, refused ones included where the bulk reader read them
);

-- Physical lines: record o of a source (from 0) is on line `line + (o - ordinal)` of the entry with the largest ordinal up to o.
CREATE TABLE breakpoints (
  source INTEGER NOT NULL,        -- sources.id
  ordinal BIGINT NOT NULL,        -- events.row - sources.first_row
  line BIGINT NOT NULL            -- from 1
);

-- One entry a refused row. Never its text.
CREATE TABLE rejects (
  source INTEGER NOT NULL,        -- sources.id
  line BIGINT NOT NULL,           -- physical line, from 1
  "column" VARCHAR,               -- name of the source column at fault, where one is
  reason VARCHAR NOT NULL         -- one of the closed set of reasons
);

-- Endpoints. Ids follow behaviour (first, last, events, partners), and the name last, by code point, which is the database's own order.
CREATE TABLE endpoints (
  id INTEGER NOT NULL,            -- dense, from 0
  name VARCHAR NOT NULL,          -- the log's own name, or what the reader's side tables make of it
  events BIGINT NOT NULL,         -- kept events in which it is actor or peer
  partners INTEGER NOT NULL,      -- distinct other endpoints
  "first" BIGINT,                 -- first and last instant of those events; NULL where the log observes no time
  "last" BIGINT
);

-- Servers and apps that carried events, by name.
CREATE TABLE vias (
  id INTEGER NOT NULL,
  name VARCHAR NOT NULL
);

-- Places, by name.
CREATE TABLE places (
  id INTEGER NOT NULL,
  name VARCHAR NOT NULL
);

-- Mirror of the closed set of event kinds.
CREATE TABLE kinds (
  code UTINYINT NOT NULL,         -- events.kind
  name VARCHAR NOT NULL,
  directed BOOLEAN NOT NULL,      -- actor and peer play different parts
  activity BOOLEAN NOT NULL,      -- the actor did something, rather than having something done to it
  inward BOOLEAN NOT NULL         -- goes from the peer to the actor
);

-- Kept events, lying in the order of actor, peer, via, kind and time.
CREATE TABLE events (
  "row" BIGINT NOT NULL,          -- place in the input: over all sources, in their order
  "at" BIGINT,                    -- instant; NULL only in formats that observe no time
  kind UTINYINT NOT NULL,         -- kinds.code
  actor INTEGER NOT NULL,         -- endpoints.id
  peer INTEGER,                   -- endpoints.id; NULL where the log names no second party
  via INTEGER,                    -- vias.id
  duration BIGINT,                -- µs
  bytes_out BIGINT,               -- from the actor
  bytes_in BIGINT,                -- to the actor
  place INTEGER,                  -- places.id
  message UBIGINT,                -- opaque: a hash of the key that ties copies of one message or connection together
  keep_alive BOOLEAN NOT NULL     -- part of a machine-made periodic run, set aside by the reductions
);

-- The calendar of the analysis: local time = "at" + offset_us in [from_at, to_at).
CREATE TABLE offset_spans (
  from_at BIGINT NOT NULL,
  to_at BIGINT NOT NULL,
  offset_us BIGINT NOT NULL
);
