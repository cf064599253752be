package dev.freehold.tenantservice.platform;

/** Keys of log fields and span attributes; a log line is a constant message with these. */
public final class LogKeys {
    public static final String TENANT = "freehold.tenant";

    private LogKeys() {}
}
