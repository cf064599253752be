-- Who uses more than the plan allows of what is counted and refused by no gate. What was never measured is over nothing.
CREATE VIEW tenant_over AS
SELECT m.tenant, o.what
FROM tenant_measure m
JOIN tenant t ON t.id = m.tenant AND t.state NOT IN ('failed', 'dropped')
JOIN plan p ON p.name = t.plan
CROSS JOIN LATERAL (VALUES
    ('users',       m.users > p.users),
    ('storage',     m.bytes > p.storage_bytes),
    ('connections', m.connections > p.connections)) AS o (what, so)
WHERE o.so;
GRANT SELECT ON tenant_over TO freehold_control_app;
