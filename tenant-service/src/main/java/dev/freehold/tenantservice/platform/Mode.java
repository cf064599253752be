package dev.freehold.tenantservice.platform;

/** {@code freehold.mode}: what this process belongs to. */
public enum Mode {
    /** A region with a control plane, whose feed names the tenants. */
    REGION,
    /** Nobody: one tenant in one database, both named by this process's own settings. */
    STANDALONE
}
