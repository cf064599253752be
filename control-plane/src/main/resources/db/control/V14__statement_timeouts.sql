-- How long one statement of a tenant may run; it goes to the data plane with the licence.
ALTER TABLE plan ADD COLUMN statement_timeout_seconds integer NOT NULL DEFAULT 30 CHECK (statement_timeout_seconds > 0);
UPDATE plan SET statement_timeout_seconds = 5 WHERE name = 'starter';
UPDATE plan SET statement_timeout_seconds = 10 WHERE name = 'standard';
