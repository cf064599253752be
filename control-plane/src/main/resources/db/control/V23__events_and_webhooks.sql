-- What happened, written in the transaction in which it did.
CREATE TABLE event (
    id      uuid PRIMARY KEY,
    -- Of one tenant a later one has a greater number: they are written under its lock.
    number  bigint NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    type    text NOT NULL,
    subject uuid NOT NULL,
    at      timestamptz NOT NULL,
    -- The data of the CloudEvent.
    data    jsonb NOT NULL
);
CREATE INDEX event_subject ON event (subject, id);
CREATE INDEX event_at ON event (at);
GRANT SELECT, INSERT, DELETE ON event TO freehold_control_app;

CREATE TABLE webhook (
    id              uuid PRIMARY KEY,
    url             text NOT NULL,
    -- Empty: all.
    types           text[] NOT NULL,
    enabled         boolean NOT NULL,
    version         integer NOT NULL,
    created_by      text NOT NULL,
    created_at      timestamptz NOT NULL,
    -- Since when nothing has been taken; null while the last one was.
    failing_since   timestamptz,
    disabled_reason text
);
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook TO freehold_control_app;

CREATE TABLE webhook_delivery (
    webhook      uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    event        uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    number       bigint NOT NULL,
    subject      uuid NOT NULL,
    state        text NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
    -- When it may be tried; while it is being tried, when that counts as lost.
    due_at       timestamptz NOT NULL,
    attempts     integer NOT NULL DEFAULT 0,
    first_at     timestamptz,
    last_at      timestamptz,
    last_status  integer,
    last_error   text,
    PRIMARY KEY (webhook, event)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook, due_at) WHERE state = 'pending';
CREATE INDEX webhook_delivery_next ON webhook_delivery (webhook, number) WHERE state = 'pending';
CREATE INDEX webhook_delivery_order ON webhook_delivery (webhook, subject, number) WHERE state = 'pending';
CREATE INDEX webhook_delivery_event ON webhook_delivery (event);
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_delivery TO freehold_control_app;
