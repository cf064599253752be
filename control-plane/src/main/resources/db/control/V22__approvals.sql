-- What one person has asked for and another has to approve. What is asked is kept as it was and cannot be changed.
CREATE TABLE approval (
    id                   uuid PRIMARY KEY,
    action               text NOT NULL,
    -- A tenant, or what else the action is about.
    subject              uuid NOT NULL,
    subject_name         text NOT NULL,
    -- Of the subject when it was asked for.
    subject_version      bigint NOT NULL,
    request              text NOT NULL,
    request_sha256       text NOT NULL CHECK (request_sha256 = encode(sha256(convert_to(request, 'UTF8')), 'hex')),
    requested_by         text NOT NULL,
    requested_by_subject text NOT NULL,
    requested_at         timestamptz NOT NULL,
    expires_at           timestamptz NOT NULL,
    state                text NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn', 'expired')),
    decided_by           text,
    decided_by_subject   text,
    decided_at           timestamptz,
    reason               text,
    outcome              text,
    CHECK ((state IN ('pending', 'expired')) = (decided_at IS NULL)),
    CHECK (state <> 'approved' OR decided_by_subject <> requested_by_subject)
);
CREATE UNIQUE INDEX approval_one_pending ON approval (action, subject) WHERE state = 'pending';
GRANT SELECT, INSERT ON approval TO freehold_control_app;
GRANT UPDATE (state, decided_by, decided_by_subject, decided_at, reason, outcome) ON approval TO freehold_control_app;
CREATE INDEX approval_outcome ON approval (outcome) WHERE outcome IS NOT NULL;
