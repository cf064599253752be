CREATE TABLE tenant (
    id           uuid PRIMARY KEY,
    slug         text NOT NULL,
    legal_name   text NOT NULL,
    tax_id       text NOT NULL,
    -- Upper case without separators: what is compared.
    tax_id_key   text NOT NULL,
    country      text NOT NULL,
    contact_name text NOT NULL,
    admin_email  text NOT NULL,
    plan         text NOT NULL REFERENCES plan,
    region       text NOT NULL,
    pool         text NOT NULL REFERENCES pool,
    environment  text NOT NULL,
    state        text NOT NULL
        CHECK (state IN ('provisioning', 'active', 'suspended', 'failed', 'dropping', 'dropped')),
    epoch        bigint NOT NULL,
    version      integer NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
-- What failed or is gone holds neither its name nor its tax id.
CREATE UNIQUE INDEX tenant_slug_live ON tenant (slug) WHERE state NOT IN ('failed', 'dropped');
CREATE UNIQUE INDEX tenant_tax_id_live ON tenant (country, tax_id_key) WHERE state NOT IN ('failed', 'dropped');
CREATE INDEX tenant_slug ON tenant (slug);
CREATE INDEX tenant_pool ON tenant (pool) WHERE state NOT IN ('failed', 'dropped');
GRANT SELECT, INSERT, UPDATE ON tenant TO freehold_control_app;

CREATE TABLE slug_quarantine (
    slug       text PRIMARY KEY,
    free_after timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON slug_quarantine TO freehold_control_app;
