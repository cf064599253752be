-- Plans are data that billing changes. A plan in use is never removed, only retired.
ALTER TABLE plan
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN retired boolean NOT NULL DEFAULT false;
GRANT INSERT, UPDATE ON plan TO freehold_control_app;

-- What of a tenant's licence somebody has decided; without a row it follows from the tenant alone.
CREATE TABLE license_terms (
    tenant         uuid PRIMARY KEY REFERENCES tenant,
    version        integer NOT NULL,
    -- Null: renewed for as long as the tenant lives.
    ends_at        timestamptz,
    revoked_at     timestamptz,
    revoked_by     text,
    revoked_reason text,
    CHECK (num_nonnulls(revoked_at, revoked_by, revoked_reason) IN (0, 3))
);
GRANT SELECT, INSERT, UPDATE ON license_terms TO freehold_control_app;

-- Of which version of its plan a route's licence is, by which key it is signed, and whether it is renewed before its end.
ALTER TABLE route
    ADD COLUMN license_plan_version integer NOT NULL DEFAULT 1,
    ADD COLUMN license_key          text NOT NULL DEFAULT '',
    ADD COLUMN license_renewable    boolean NOT NULL DEFAULT true;
CREATE INDEX route_license_basis ON route (plan, license_plan_version) WHERE state <> 'gone';
CREATE INDEX route_license_key ON route (license_key) WHERE state <> 'gone';
