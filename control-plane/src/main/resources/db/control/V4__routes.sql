-- Raised in the transaction that changes a route: a sequence would let a reader pass a change that commits late.
CREATE TABLE region_feed (
    region  text PRIMARY KEY,
    version bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON region_feed TO freehold_control_app;

CREATE TABLE route (
    tenant              uuid PRIMARY KEY REFERENCES tenant,
    region              text NOT NULL,
    version             bigint NOT NULL,
    slug                text NOT NULL,
    state               text NOT NULL CHECK (state IN ('active', 'suspended', 'gone')),
    epoch               bigint NOT NULL,
    plan                text NOT NULL,
    -- Sealed by the worker to the region; nothing here can open it.
    sealed_placement    text,
    license             text,
    license_valid_until timestamptz,
    CHECK ((state = 'gone') = (sealed_placement IS NULL)),
    CHECK ((state = 'gone') = (license IS NULL))
);
CREATE UNIQUE INDEX route_version ON route (region, version);
CREATE INDEX route_license_end ON route (license_valid_until) WHERE state <> 'gone';
GRANT SELECT, INSERT, UPDATE ON route TO freehold_control_app;
