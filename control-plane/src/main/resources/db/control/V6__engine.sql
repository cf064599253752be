-- An exclusive operation runs while no other of its tenant does. Only a suspension may be asked for while the tenant's
-- provisioning goes on; its command waits for that one's end. Whoever starts an operation holds the tenant's lock.
ALTER TABLE operation
    ADD COLUMN exclusive boolean NOT NULL DEFAULT true,
    ADD COLUMN retry_of  uuid REFERENCES operation,
    -- The worker that has it, or had it last.
    ADD COLUMN worker    text;
ALTER TABLE operation ALTER COLUMN exclusive DROP DEFAULT;
DROP INDEX operation_one_at_a_time;
CREATE UNIQUE INDEX operation_one_exclusive ON operation (tenant, (kind = 'suspend'))
    WHERE exclusive AND state IN ('pending', 'running');
CREATE INDEX operation_open ON operation (tenant) WHERE state IN ('pending', 'running');

ALTER TABLE command ADD COLUMN pool text;
UPDATE command SET pool = message ->> 'pool';
ALTER TABLE command ALTER COLUMN pool SET NOT NULL;
CREATE INDEX command_leased ON command (region, pool) WHERE state = 'leased';
CREATE INDEX command_open_of_tenant ON command (tenant) WHERE state <> 'closed';

-- Which region a sealing or signing key was first met in. It never changes: no key serves two regions.
CREATE TABLE region_key (
    thumbprint    text PRIMARY KEY,
    region        text NOT NULL,
    first_worker  text NOT NULL,
    first_seen_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON region_key TO freehold_control_app;
