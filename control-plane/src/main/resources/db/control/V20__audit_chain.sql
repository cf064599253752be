ALTER TABLE audit_entry ADD COLUMN address text;
CREATE INDEX audit_entry_actor ON audit_entry (actor, id);

-- What is written and not yet in the chain. Rows come and go by triggers; the runtime role can neither add nor remove one.
CREATE TABLE audit_unlinked (
    entry uuid PRIMARY KEY REFERENCES audit_entry
);
CREATE FUNCTION await_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.audit_unlinked VALUES (NEW.id);
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION await_link() FROM PUBLIC;
CREATE TRIGGER await_link AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION await_link();
INSERT INTO audit_unlinked SELECT id FROM audit_entry;
GRANT SELECT ON audit_unlinked TO freehold_control_app;

CREATE TABLE audit_link (
    number   bigint PRIMARY KEY CHECK (number > 0),
    entry    uuid NOT NULL UNIQUE REFERENCES audit_entry,
    previous text NOT NULL,
    hash     text NOT NULL UNIQUE
);
GRANT SELECT, INSERT ON audit_link TO freehold_control_app;
CREATE FUNCTION linked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.audit_unlinked WHERE entry = NEW.entry;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION linked() FROM PUBLIC;
CREATE TRIGGER linked AFTER INSERT ON audit_link FOR EACH ROW EXECUTE FUNCTION linked();

-- Heads that were signed and are kept outside.
CREATE TABLE audit_head (
    number bigint PRIMARY KEY REFERENCES audit_link,
    at     timestamptz NOT NULL,
    signed text NOT NULL
);
GRANT SELECT, INSERT ON audit_head TO freehold_control_app;
