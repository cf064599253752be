CREATE TABLE census (
    id           uuid PRIMARY KEY,
    -- Null: all regions.
    region       text,
    state        text NOT NULL CHECK (state IN ('running', 'clean', 'differences', 'incomplete')),
    requested_by text NOT NULL,
    started_at   timestamptz NOT NULL,
    finished_at  timestamptz,
    counts       jsonb
);
GRANT SELECT, INSERT, UPDATE ON census TO freehold_control_app;

CREATE TABLE census_finding (
    census  uuid NOT NULL REFERENCES census,
    number  integer NOT NULL,
    kind    text NOT NULL,
    region  text NOT NULL,
    pool    text,
    subject text NOT NULL,
    -- No foreign key: that there is no such tenant may be the finding.
    tenant  uuid,
    detail  text NOT NULL,
    remedy  text NOT NULL CHECK (remedy IN ('repair', 'drop', 'none')),
    advice  text NOT NULL,
    state   text NOT NULL CHECK (state IN ('open', 'resolving', 'resolved', 'refused')),
    note    text,
    PRIMARY KEY (census, number)
);
GRANT SELECT, INSERT, UPDATE ON census_finding TO freehold_control_app;

-- What workers do for a census: collect one inventory, or resolve one finding.
CREATE TABLE census_task (
    id      uuid PRIMARY KEY,
    census  uuid NOT NULL REFERENCES census,
    kind    text NOT NULL CHECK (kind IN ('collect_pool', 'collect_identities', 'resolve')),
    region  text NOT NULL,
    pool    text,
    finding integer,
    state   text NOT NULL CHECK (state IN ('pending', 'leased', 'done', 'failed')),
    attempt integer NOT NULL DEFAULT 0,
    -- When it may be leased: a pending one's start or back-off, a leased one's deadline.
    due_at  timestamptz NOT NULL,
    worker  text,
    error   text,
    FOREIGN KEY (census, finding) REFERENCES census_finding
);
CREATE INDEX census_task_due ON census_task (region, due_at) WHERE state IN ('pending', 'leased');
CREATE INDEX census_task_of_census ON census_task (census);
GRANT SELECT, INSERT, UPDATE ON census_task TO freehold_control_app;

-- Inventories as they come in, gone once they are compared.
CREATE TABLE census_chunk (
    task      uuid NOT NULL REFERENCES census_task,
    attempt   integer NOT NULL,
    number    integer NOT NULL,
    inventory text NOT NULL,
    PRIMARY KEY (task, attempt, number)
);
GRANT SELECT, INSERT, DELETE ON census_chunk TO freehold_control_app;

-- Whether a tenant had an operation since a census began.
CREATE INDEX operation_end_of_tenant ON operation (tenant, finished_at);
