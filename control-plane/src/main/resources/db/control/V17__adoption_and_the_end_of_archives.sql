-- The public half of the key itself, so that a region can be told what only its workers may read.
ALTER TABLE region_sealing_key ADD COLUMN public_jwks text;
GRANT UPDATE (public_jwks) ON region_sealing_key TO freehold_control_app;

-- Archives have an end of their own.
ALTER TABLE archive
    ADD COLUMN expires_at timestamptz,
    -- The operation that removes it, or was to, last.
    ADD COLUMN removal    uuid REFERENCES operation,
    ADD COLUMN removed_at timestamptz;
UPDATE archive SET expires_at = created_at + interval '3650 days';
ALTER TABLE archive ALTER COLUMN expires_at SET NOT NULL;
CREATE INDEX archive_expiry ON archive (expires_at) WHERE removed_at IS NULL;
CREATE INDEX archive_removal ON archive (removal) WHERE removal IS NOT NULL;
GRANT UPDATE (removal, removed_at) ON archive TO freehold_control_app;

ALTER TABLE census_task
    DROP CONSTRAINT census_task_kind_check,
    ADD CONSTRAINT census_task_kind_check
        CHECK (kind IN ('collect_pool', 'collect_identities', 'collect_objects', 'resolve'));
