-- Once a pool server, by its superuser. Then give the worker its password: \password freehold_worker
CREATE ROLE freehold_worker LOGIN CREATEDB CREATEROLE;
CREATE DATABASE freehold_pool OWNER freehold_worker;
REVOKE ALL ON DATABASE postgres, template1, freehold_pool FROM PUBLIC;
GRANT CONNECT ON DATABASE freehold_pool TO freehold_worker;
