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

-- The text is what was hashed. Who adds a link can add only the one that follows, of an entry as it is.
CREATE TABLE audit_link (
    number   bigint PRIMARY KEY CHECK (number > 0),
    entry    uuid NOT NULL UNIQUE REFERENCES audit_entry,
    previous text NOT NULL,
    hash     text NOT NULL UNIQUE,
    text     text NOT NULL,
    CHECK (hash = encode(sha256(convert_to(number || E'\n' || previous || E'\n' || text, 'UTF8')), 'hex'))
);
GRANT SELECT, INSERT ON audit_link TO freehold_control_app;
CREATE FUNCTION link_next() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last record;
BEGIN
    SELECT l.number, l.hash INTO last FROM public.audit_link l ORDER BY l.number DESC LIMIT 1;
    IF NEW.number <> coalesce(last.number, 0) + 1 OR NEW.previous <> coalesce(last.hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'link % does not follow', NEW.number USING ERRCODE = 'check_violation';
    END IF;
    PERFORM FROM public.audit_entry e
    WHERE e.id = NEW.entry
      AND (e.id::text, e.actor, e.action, e.subject::text, e.detail, e.address, e.trace_id) IS NOT DISTINCT FROM
          (NEW.text::jsonb ->> 'id', NEW.text::jsonb ->> 'actor', NEW.text::jsonb ->> 'action', NEW.text::jsonb ->> 'subject',
           NEW.text::jsonb -> 'detail', NEW.text::jsonb ->> 'address', NEW.text::jsonb ->> 'traceId')
      AND e.at = (NEW.text::jsonb ->> 'at')::timestamptz
      AND to_jsonb(e.roles) = NEW.text::jsonb -> 'roles';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'link % tells of entry % what it is not', NEW.number, NEW.entry USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM public.audit_unlinked WHERE entry = NEW.entry;
    RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION link_next() FROM PUBLIC;
CREATE TRIGGER link_next BEFORE INSERT ON audit_link FOR EACH ROW EXECUTE FUNCTION link_next();

-- Heads that were signed and are kept outside; a chain that was made anew has another of the same number.
CREATE TABLE audit_head (
    number bigint NOT NULL,
    hash   text NOT NULL,
    at     timestamptz NOT NULL,
    signed text NOT NULL,
    PRIMARY KEY (number, hash)
);
GRANT SELECT, INSERT ON audit_head TO freehold_control_app;
