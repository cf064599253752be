-- What the worker has reserved on this pool and which attempt may act for a tenant. Runs as the worker in its own schema.

-- A database's names are decided and written here before anything is made, so that whatever a crash leaves can be found.
CREATE TABLE ledger.reservation (
    database    text PRIMARY KEY,
    tenant      uuid NOT NULL,
    operation   uuid NOT NULL UNIQUE,
    role_a      text NOT NULL UNIQUE,
    role_b      text NOT NULL UNIQUE,
    active_role text NOT NULL CHECK (active_role IN (role_a, role_b)),
    -- reserved: being made or unmade by its operation; live: sealed; dropping: found to be ours to drop
    state       text NOT NULL CHECK (state IN ('reserved', 'live', 'dropping')),
    reserved_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX reservation_of_tenant ON ledger.reservation (tenant);

-- One row an attempt, only ever added while older ones may still run: raising a fence then never waits for a frozen attempt's
-- row lock. The highest fence of a tenant is the one that may act; the lower ones name the attempts to end.
CREATE TABLE ledger.fence (
    tenant    uuid NOT NULL,
    fence     bigint NOT NULL,
    operation uuid NOT NULL,
    attempt   integer NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, fence)
);

-- A template is used only once complete; what is not complete is dropped and made anew.
CREATE TABLE ledger.template (
    version  integer PRIMARY KEY,
    database text NOT NULL UNIQUE,
    complete boolean NOT NULL
);
