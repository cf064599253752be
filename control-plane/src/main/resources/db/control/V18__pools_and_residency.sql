-- A pool takes new tenants while it is open. One that was registered at run time is not open before a worker has told it ready; one that
-- the configuration no longer names is cordoned by the configuration, which opens it again when it names it again.
ALTER TABLE pool
    ADD COLUMN state      text CHECK (state IN ('registered', 'open', 'cordoned', 'draining', 'retired')),
    ADD COLUMN state_by   text NOT NULL DEFAULT 'configuration',
    ADD COLUMN configured boolean NOT NULL DEFAULT true,
    ADD COLUMN tier       text NOT NULL DEFAULT 'shared' CHECK (tier IN ('shared', 'dedicated')),
    ADD COLUMN max_bytes  bigint CHECK (max_bytes > 0),
    ADD COLUMN version    integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT pool_dedicated_to_one CHECK (tier <> 'dedicated' OR max_tenants <= 1),
    ADD CONSTRAINT pool_of_region UNIQUE (id, region);
UPDATE pool SET state = CASE WHEN open THEN 'open' ELSE 'cordoned' END;
ALTER TABLE pool
    ALTER COLUMN state SET NOT NULL,
    ALTER COLUMN state_by DROP DEFAULT,
    ALTER COLUMN configured DROP DEFAULT,
    DROP COLUMN open;

-- What each worker said last of a pool, by this database's clock.
CREATE TABLE pool_report (
    pool            text NOT NULL REFERENCES pool,
    worker          text NOT NULL,
    ready           boolean NOT NULL,
    failure_code    text,
    failure_message text,
    sessions        integer,
    reported_at     timestamptz NOT NULL,
    PRIMARY KEY (pool, worker)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON pool_report TO freehold_control_app;

-- How large a pool was when it was measured last, and when a worker was told to do that.
CREATE TABLE pool_size (
    pool        text PRIMARY KEY REFERENCES pool,
    bytes       bigint,
    measured_at timestamptz,
    ordered_at  timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON pool_size TO freehold_control_app;

-- Where a tenant's data may be: null, anywhere. No statement of anybody can put it elsewhere, or into a pool of another region.
ALTER TABLE tenant
    ADD COLUMN allowed_regions text[],
    ADD CONSTRAINT tenant_resides CHECK (allowed_regions IS NULL OR coalesce(region = ANY (allowed_regions), false)),
    DROP CONSTRAINT tenant_pool_fkey,
    ADD CONSTRAINT tenant_pool_of_region FOREIGN KEY (pool, region) REFERENCES pool (id, region);

-- The tier that a tenant's plan gives it, and the one that it asks for itself.
ALTER TABLE plan ADD COLUMN tier text NOT NULL DEFAULT 'shared' CHECK (tier IN ('shared', 'dedicated'));
CREATE TABLE isolation (
    tenant     uuid PRIMARY KEY REFERENCES tenant,
    tier       text CHECK (tier IN ('shared', 'dedicated')),
    contract   text,
    reasons    text[] NOT NULL,
    version    integer NOT NULL,
    updated_by text NOT NULL,
    updated_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON isolation TO freehold_control_app;

-- Why an operation's pool was chosen.
ALTER TABLE operation ADD COLUMN placement jsonb;
