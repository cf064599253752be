-- Tenants that were closed for good, and until when they are kept, by this server's clock and whoever asks. The row stays after the drop:
-- what it found and that it was gone is the drop's evidence.
CREATE TABLE ledger.offboarding (
    tenant         uuid PRIMARY KEY,
    operation      uuid NOT NULL,
    offboarded_at  timestamptz NOT NULL DEFAULT now(),
    retained_until timestamptz NOT NULL,
    -- The drop that was let in; from then on it only goes forward. An archive: the one that a purge named.
    drop_operation uuid,
    purged         boolean NOT NULL DEFAULT false,
    archive        uuid,
    -- What it found.
    databases      text[],
    roles          text[],
    identities     integer,
    -- When nothing of it was there any more.
    checked_at     timestamptz
);

-- Drops that were let in within the last hour, over all workers. Purges are those that did not wait.
CREATE TABLE ledger.drop_turn (
    tenant   uuid NOT NULL,
    purge    boolean NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX drop_turn_time ON ledger.drop_turn (taken_at);
