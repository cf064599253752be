-- Pools keep the fences they have seen. Should this database be set back (a restore, a failover that lost the last seconds), a mere
-- sequence would draw numbers again that the pools refuse as old; the time does not go back with it. Milliseconds, then a
-- thousandth drawn from the sequence.
CREATE FUNCTION next_fence() RETURNS bigint LANGUAGE sql VOLATILE
    RETURN (extract(epoch FROM clock_timestamp()) * 1000)::bigint * 1000 + nextval('fence') % 1000;
