-- A placement that a command has published before its end: from then on it only goes forward.
ALTER TABLE command
    ADD COLUMN published_version bigint,
    ADD COLUMN published_at      timestamptz;

-- Keys that a region's workers seal with, by the order in which they were met.
CREATE TABLE region_sealing_key (
    region        text NOT NULL,
    key_id        text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    PRIMARY KEY (region, key_id)
);
GRANT SELECT, INSERT ON region_sealing_key TO freehold_control_app;

-- That all placements of a region are to be sealed with a key. It stands until it is asked for again with another key.
CREATE TABLE reseal (
    region       text PRIMARY KEY,
    key_id       text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON reseal TO freehold_control_app;

CREATE INDEX operation_open_rotation ON operation (kind) WHERE kind = 'rotate' AND state IN ('pending', 'running');
