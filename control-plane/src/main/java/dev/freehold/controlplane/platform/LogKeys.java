package dev.freehold.controlplane.platform;

/** Keys of log lines. A line is a constant message with these behind it; values are never personal data or secrets. */
public final class LogKeys {
    public static final String TENANT = " tenant=%s";
    public static final String OPERATION = " operation=%s";
    public static final String KIND = " kind=%s";
    public static final String STATE = " state=%s";
    public static final String ATTEMPT = " attempt=%s";
    public static final String FENCE = " fence=%s";
    public static final String CODE = " code=%s";
    public static final String POOL = " pool=%s";
    public static final String REGION = " region=%s";
    public static final String WORKER = " worker=%s";
    public static final String FORMER_WORKER = " formerWorker=%s";
    public static final String KEY = " key=%s";
    public static final String COUNT = " count=%s";
    public static final String VERSION = " version=%s";
    public static final String CENSUS = " census=%s";
    public static final String PROCESS = " process=%s";
    public static final String CAUSE = " cause=%s";

    private LogKeys() {}
}
