-- Answers that were given, to be given again. A row is written in the transaction of what it answers.
CREATE TABLE idempotency_key (
    caller      text NOT NULL,
    -- Method and path.
    route       text NOT NULL,
    key         text NOT NULL,
    -- SHA-256 of what was asked.
    fingerprint bytea NOT NULL,
    created_at  timestamptz NOT NULL,
    -- Null only within the transaction that does the work.
    status      integer,
    location    text,
    body        text,
    PRIMARY KEY (caller, route, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO freehold_control_app;
