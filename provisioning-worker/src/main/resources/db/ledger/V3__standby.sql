-- Databases made ahead under their final names, which no tenant has yet. The row is written before anything is made and struck off
-- after everything is removed, so that what a crash leaves can be found; claiming one moves its names to ledger.reservation.
CREATE TABLE ledger.standby (
    database text PRIMARY KEY,
    role_a   text NOT NULL UNIQUE,
    role_b   text NOT NULL UNIQUE,
    version  integer NOT NULL,
    -- of the migrations it was made with; the same version may have been made of others while they were being written
    checksum text NOT NULL DEFAULT '',
    -- not ready: being made or unmade
    ready    boolean NOT NULL,
    made_at  timestamptz NOT NULL DEFAULT now()
);
