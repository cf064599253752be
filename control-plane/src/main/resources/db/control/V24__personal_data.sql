COMMENT ON COLUMN tenant.legal_name IS 'personal data';
COMMENT ON COLUMN tenant.tax_id IS 'personal data';
COMMENT ON COLUMN tenant.tax_id_key IS 'personal data';
COMMENT ON COLUMN tenant.contact_name IS 'personal data';
COMMENT ON COLUMN tenant.admin_email IS 'personal data';
COMMENT ON COLUMN command.message IS 'personal data of the first administrator, taken out when the command is closed';
COMMENT ON COLUMN idempotency_key.body IS 'personal data, for 24 hours';
