-- Migrations run as the owner. The runtime role freehold_control_app owns nothing and gets just the grants named here.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO freehold_control_app;

CREATE TABLE pool (
    id          text PRIMARY KEY,
    region      text NOT NULL,
    max_tenants integer NOT NULL CHECK (max_tenants >= 0),
    open        boolean NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON pool TO freehold_control_app;

CREATE TABLE plan (
    name                text PRIMARY KEY,
    users               integer NOT NULL,
    documents_per_month integer NOT NULL,
    requests_per_second integer NOT NULL,
    concurrent_requests integer NOT NULL,
    connections         integer NOT NULL,
    features            text[] NOT NULL
);
GRANT SELECT ON plan TO freehold_control_app;

INSERT INTO plan (name, users, documents_per_month, requests_per_second, concurrent_requests, connections, features) VALUES
    ('starter',       10,    1000,  20,  8,  4, '{products}'),
    ('standard',     100,   20000, 100, 16,  8, '{products,export}'),
    ('enterprise', 10000, 1000000, 500, 64, 20, '{products,export,audit-log,single-sign-on}');
