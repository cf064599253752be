-- How a step ended when that was last told to the audit: an operation that is tried for ever fails alike each time.
ALTER TABLE operation_step ADD told text;
