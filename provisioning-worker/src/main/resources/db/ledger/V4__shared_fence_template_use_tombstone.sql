-- Attempts of shared operations do not fence each other; an exclusive one and any other do.
ALTER TABLE ledger.fence ADD COLUMN shared boolean NOT NULL DEFAULT false;

-- A template whose migrations differ is made anew; one that no worker has used for long is removed.
ALTER TABLE ledger.template
    ADD COLUMN checksum text NOT NULL DEFAULT '',
    ADD COLUMN used_at  timestamptz NOT NULL DEFAULT now();

-- Tenants whose names were released by a drop: without names and without this, nothing shows that a drop has happened.
CREATE TABLE ledger.tombstone (
    tenant     uuid PRIMARY KEY,
    dropped_at timestamptz NOT NULL DEFAULT now()
);
