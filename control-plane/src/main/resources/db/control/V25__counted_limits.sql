-- Limits that are counted and shown beside the use. A plan of an installation's own allows any number until billing says one.
ALTER TABLE plan
    ADD COLUMN establishments integer NOT NULL DEFAULT 2147483647 CHECK (establishments > 0),
    ADD COLUMN storage_bytes  bigint NOT NULL DEFAULT 1125899906842624 CHECK (storage_bytes > 0);

UPDATE plan
SET establishments = known.establishments, storage_bytes = known.storage_bytes
FROM (VALUES
    ('starter',       1,    5::bigint << 30),
    ('standard',     10,   50::bigint << 30),
    ('enterprise', 1000, 1024::bigint << 30)) AS known (name, establishments, storage_bytes)
WHERE plan.name = known.name;

-- Licences that are out are issued anew, with the new limits.
UPDATE route SET license_plan_version = 0 WHERE plan IN ('starter', 'standard', 'enterprise') AND state <> 'gone';
