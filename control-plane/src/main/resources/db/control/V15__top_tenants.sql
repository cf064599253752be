-- The tenants that ask most of a process, as it reported last: an array of objects, the first asks most.
ALTER TABLE data_plane ADD COLUMN top_tenants jsonb NOT NULL DEFAULT '[]';
