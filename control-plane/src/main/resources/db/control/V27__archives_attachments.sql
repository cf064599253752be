-- How many of the tenant's objects an archive holds. Of those made before, none is known: the census does not miss theirs.
ALTER TABLE archive ADD attachments bigint NOT NULL DEFAULT 0 CHECK (attachments >= 0);
