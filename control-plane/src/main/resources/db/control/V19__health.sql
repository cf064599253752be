-- What a worker found when it looked into a tenant's database last, by this database's clock. What it could not learn is null.
CREATE TABLE tenant_measure (
    tenant         uuid PRIMARY KEY REFERENCES tenant,
    reachable      boolean NOT NULL,
    bytes          bigint,
    connections    integer,
    schema_version integer,
    users          bigint,
    documents      bigint,
    measured_at    timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON tenant_measure TO freehold_control_app;

-- The last size of each day (UTC), for growth.
CREATE TABLE tenant_size_day (
    tenant uuid NOT NULL REFERENCES tenant,
    day    date NOT NULL,
    bytes  bigint NOT NULL,
    PRIMARY KEY (tenant, day)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON tenant_size_day TO freehold_control_app;

-- What data planes counted, added up over all processes: the same in slots of five minutes, of an hour and of a month (UTC).
CREATE TABLE tenant_traffic (
    tenant      uuid NOT NULL REFERENCES tenant,
    grain       text NOT NULL CHECK (grain IN ('minutes', 'hour', 'month')),
    slot        timestamptz NOT NULL,
    requests    bigint NOT NULL,
    errors      bigint NOT NULL,
    unavailable bigint NOT NULL,
    refused     bigint NOT NULL,
    slow        bigint NOT NULL,
    slow_millis bigint NOT NULL,
    wait_millis bigint NOT NULL,
    told_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant, grain, slot)
);
CREATE INDEX tenant_traffic_slot ON tenant_traffic (grain, slot);
GRANT SELECT, INSERT, UPDATE, DELETE ON tenant_traffic TO freehold_control_app;
