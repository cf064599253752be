CREATE TABLE operation (
    id            uuid PRIMARY KEY,
    kind          text NOT NULL,
    tenant        uuid NOT NULL REFERENCES tenant,
    tenant_slug   text NOT NULL,
    state         text NOT NULL CHECK (state IN ('pending', 'running', 'succeeded', 'failed', 'compensated')),
    requested_by  text NOT NULL,
    trace_id      text,
    error_code    text,
    error_message text,
    error_step    text,
    created_at    timestamptz NOT NULL,
    finished_at   timestamptz
);
-- All kinds there are now exclude each other.
CREATE UNIQUE INDEX operation_one_at_a_time ON operation (tenant) WHERE state IN ('pending', 'running');
CREATE INDEX operation_slug ON operation (tenant_slug, id);
GRANT SELECT, INSERT, UPDATE ON operation TO freehold_control_app;

CREATE TABLE operation_step (
    operation     uuid NOT NULL REFERENCES operation,
    name          text NOT NULL,
    position      integer NOT NULL,
    state         text NOT NULL CHECK (state IN ('pending', 'running', 'succeeded', 'failed', 'compensated')),
    attempts      integer NOT NULL,
    started_at    timestamptz,
    finished_at   timestamptz,
    error_code    text,
    error_message text,
    PRIMARY KEY (operation, name)
);
GRANT SELECT, INSERT, UPDATE ON operation_step TO freehold_control_app;

CREATE TABLE command (
    operation    uuid PRIMARY KEY REFERENCES operation,
    tenant       uuid NOT NULL,
    region       text NOT NULL,
    kind         text NOT NULL,
    -- The message itself; its personal data is taken out when the command is closed.
    message      jsonb NOT NULL,
    state        text NOT NULL CHECK (state IN ('available', 'leased', 'closed')),
    -- When it may be leased: an available one's back-off, a leased one's deadline.
    due_at       timestamptz NOT NULL,
    attempt      integer NOT NULL DEFAULT 0,
    -- Leases in the present direction, forward or compensating.
    tries        integer NOT NULL DEFAULT 0,
    fence        bigint NOT NULL DEFAULT 0,
    worker       text,
    compensating boolean NOT NULL DEFAULT false,
    traceparent  text
);
CREATE INDEX command_due ON command (region, due_at) WHERE state <> 'closed';
GRANT SELECT, INSERT, UPDATE ON command TO freehold_control_app;

CREATE SEQUENCE fence;
GRANT USAGE ON SEQUENCE fence TO freehold_control_app;
