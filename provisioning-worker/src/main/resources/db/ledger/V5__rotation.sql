-- The rotation that was begun last, and the role that it makes the active one: decided once, so that whoever takes it over goes on with
-- the same.
ALTER TABLE ledger.reservation
    ADD COLUMN rotation  uuid,
    ADD COLUMN next_role text CHECK (next_role IN (role_a, role_b));
