-- How many connections a pool's server takes from workers and data planes together, as the region's workers say and as configured here,
-- which goes before it. Null: not known, so nothing is divided.
ALTER TABLE pool
    ADD COLUMN announced_connections  integer,
    ADD COLUMN configured_connections integer;

-- What a process may hold until its lease ends; and, where it was more before, what it may still hold if it has not heard of the change.
ALTER TABLE data_plane_pool
    ADD COLUMN granted    integer,
    ADD COLUMN held       integer,
    ADD COLUMN held_until timestamptz;
