-- Which pool this ledger is of, so that a worker led to another pool's server notices.
CREATE TABLE ledger.pool (
    id       text NOT NULL,
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one)
);
