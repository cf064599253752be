-- A tenant that is being deleted keeps its data until then, and longer if its region's workers say so.
ALTER TABLE tenant DROP CONSTRAINT tenant_state_check;
ALTER TABLE tenant
    ADD COLUMN drop_after timestamptz,
    ADD CONSTRAINT tenant_state_check
        CHECK (state IN ('provisioning', 'active', 'suspended', 'failed', 'deleting', 'dropping', 'dropped'));
UPDATE tenant SET drop_after = updated_at WHERE state = 'dropping';
ALTER TABLE tenant
    ADD CONSTRAINT tenant_drop_after_check CHECK (state NOT IN ('deleting', 'dropping') OR drop_after IS NOT NULL);
CREATE INDEX tenant_drop_due ON tenant (drop_after) WHERE state = 'deleting';

ALTER TABLE plan ADD COLUMN retention_days integer NOT NULL DEFAULT 30 CHECK (retention_days >= 0);
UPDATE plan SET retention_days = 90 WHERE name = 'enterprise';
ALTER TABLE plan ALTER COLUMN retention_days DROP DEFAULT;

-- What workers said of the archives they made. Their content stands in the object stores of the regions, encrypted to them.
CREATE TABLE archive (
    id              uuid PRIMARY KEY REFERENCES operation,
    tenant          uuid NOT NULL REFERENCES tenant,
    manifest_sha256 text NOT NULL,
    tables          integer NOT NULL,
    row_count       bigint NOT NULL,
    byte_count      bigint NOT NULL,
    snapshot_at     timestamptz NOT NULL,
    platform_schema integer NOT NULL,
    product_schema  integer NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE INDEX archive_of_tenant ON archive (tenant, id);
GRANT SELECT, INSERT ON archive TO freehold_control_app;

-- What shows that a tenant is gone. It outlives everything else of it.
CREATE TABLE offboarding_certificate (
    tenant    uuid PRIMARY KEY REFERENCES tenant,
    slug      text NOT NULL,
    issued_at timestamptz NOT NULL,
    signed    text NOT NULL
);
CREATE INDEX offboarding_certificate_slug ON offboarding_certificate (slug, issued_at);
GRANT SELECT, INSERT ON offboarding_certificate TO freehold_control_app;
-- What a running step has done so far, where it counts rows and bytes.
ALTER TABLE operation_step
    ADD COLUMN rows_done     bigint,
    ADD COLUMN bytes_done    bigint,
    ADD COLUMN rows_expected bigint;
