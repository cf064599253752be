-- The identity server's own database, here on the control database's server.
CREATE ROLE keycloak LOGIN;
CREATE DATABASE keycloak OWNER keycloak;
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
