-- The processes of the regions' data planes, as they report themselves. What lives is a matter of this database's clock alone.
CREATE TABLE data_plane (
    region          text NOT NULL,
    process         text NOT NULL,
    applied_version bigint NOT NULL,
    drained_version bigint NOT NULL,
    min_schema      integer NOT NULL,
    max_schema      integer NOT NULL,
    first_seen_at   timestamptz NOT NULL,
    reported_at     timestamptz NOT NULL,
    lease_until     timestamptz NOT NULL,
    PRIMARY KEY (region, process)
);
CREATE INDEX data_plane_lease ON data_plane (lease_until);
GRANT SELECT, INSERT, UPDATE, DELETE ON data_plane TO freehold_control_app;

CREATE TABLE data_plane_pool (
    region  text NOT NULL,
    process text NOT NULL,
    pool    text NOT NULL REFERENCES pool,
    -- Connections it holds.
    open    integer NOT NULL,
    PRIMARY KEY (region, process, pool),
    FOREIGN KEY (region, process) REFERENCES data_plane ON DELETE CASCADE
);
GRANT SELECT, INSERT, UPDATE, DELETE ON data_plane_pool TO freehold_control_app;

-- The id of the key that a sealed message names in its first part, which is not encrypted; null if it is none.
CREATE FUNCTION sealed_key(sealed text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    head text := translate(split_part(sealed, '.', 1), '-_', '+/');
BEGIN
    RETURN convert_from(decode(rpad(head, (length(head) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb ->> 'kid';
EXCEPTION WHEN others THEN
    RETURN NULL;
END $$;

ALTER TABLE route
    ADD COLUMN sealed_with text GENERATED ALWAYS AS (sealed_key(sealed_placement)) STORED,
    ADD COLUMN sealed_at   timestamptz NOT NULL DEFAULT now();
