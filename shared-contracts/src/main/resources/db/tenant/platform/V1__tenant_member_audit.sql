-- Runs as fh_owner, which owns every object here. fh_app holds what a data plane may do; login roles are members of it.
-- The schemas freehold and product exist already and belong to fh_owner.

-- The stamp: whose database this is.
CREATE TABLE freehold.tenant (
    id          uuid PRIMARY KEY,
    region      text NOT NULL,
    environment text NOT NULL,
    stamped_at  timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE freehold.tenant ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON freehold.tenant
    USING (id = nullif(current_setting('freehold.tenant_id', true), '')::uuid);

-- No foreign key to freehold.tenant: an audit trigger that fires during a cascade would trip over it.
CREATE TABLE freehold.audit_log (
    tenant_id  uuid NOT NULL,
    id         bigint GENERATED ALWAYS AS IDENTITY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor      text NOT NULL,
    operation  text NOT NULL,
    relation   text NOT NULL,
    row_id     text NOT NULL,
    before     jsonb,
    after      jsonb,
    PRIMARY KEY (tenant_id, id)
);
ALTER TABLE freehold.audit_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON freehold.audit_log
    USING (tenant_id = nullif(current_setting('freehold.tenant_id', true), '')::uuid);

-- Runs with its owner's rights, so nobody needs the right to write the log. The actor is set by the data plane for the
-- transaction; without one the login role is the actor.
CREATE FUNCTION freehold.audit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before_row jsonb;
    after_row  jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN before_row := to_jsonb(OLD); END IF;
    IF TG_OP <> 'DELETE' THEN after_row := to_jsonb(NEW); END IF;
    INSERT INTO freehold.audit_log (tenant_id, actor, operation, relation, row_id, before, after)
    VALUES ((coalesce(after_row, before_row) ->> 'tenant_id')::uuid,
            coalesce(nullif(current_setting('freehold.actor', true), ''), session_user::text),
            lower(TG_OP),
            TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME,
            coalesce(after_row, before_row) ->> 'id',
            before_row,
            after_row);
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION freehold.audit() FROM PUBLIC;

-- Puts the second lock and the audit on a business table. It must have tenant_id with the usual default and a primary key
-- (tenant_id, id). Every script that makes a table ends with: SELECT freehold.protect('product.the_table');
CREATE FUNCTION freehold.protect(business_table regclass) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', business_table);
    EXECUTE format(
        'CREATE POLICY own_tenant ON %s USING (tenant_id = nullif(current_setting(''freehold.tenant_id'', true), '''')::uuid)',
        business_table);
    EXECUTE format(
        'CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION freehold.audit()',
        business_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO fh_app', business_table);
END
$$;
REVOKE ALL ON FUNCTION freehold.protect(regclass) FROM PUBLIC;

-- Who belongs to the tenant; id is the token's subject.
CREATE TABLE freehold.member (
    tenant_id  uuid NOT NULL DEFAULT nullif(current_setting('freehold.tenant_id', true), '')::uuid
                   REFERENCES freehold.tenant (id) ON DELETE CASCADE,
    id         text NOT NULL,
    email      text NOT NULL,
    name       text NOT NULL,
    roles      text[] NOT NULL CHECK (roles <@ ARRAY ['admin', 'editor', 'viewer'] AND cardinality(roles) > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);
SELECT freehold.protect('freehold.member');

GRANT USAGE ON SCHEMA freehold, product TO fh_app;
GRANT SELECT ON freehold.tenant, freehold.audit_log TO fh_app;
-- Membership is changed by the worker until the data plane has a door for it.
REVOKE INSERT, UPDATE, DELETE ON freehold.member FROM fh_app;
