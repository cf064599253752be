-- Once, by the superuser of the control database's server. Then give both roles their passwords with \password.
CREATE ROLE freehold_control_owner LOGIN;
CREATE ROLE freehold_control_app LOGIN;
CREATE DATABASE freehold_control OWNER freehold_control_owner;
REVOKE ALL ON DATABASE postgres, template1, freehold_control FROM PUBLIC;
GRANT CONNECT ON DATABASE freehold_control TO freehold_control_app;
