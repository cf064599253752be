CREATE TABLE audit_entry (
    id       uuid PRIMARY KEY,
    at       timestamptz NOT NULL,
    actor    text NOT NULL,
    roles    text[] NOT NULL,
    action   text NOT NULL,
    subject  uuid NOT NULL,
    detail   jsonb NOT NULL,
    trace_id text
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, id);
-- Nothing else, ever: what is written stays.
GRANT SELECT, INSERT ON audit_entry TO freehold_control_app;
