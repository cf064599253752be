package dev.freehold.worker.platform;

/** The keys of log lines, each as it is appended to a constant message. None may ever carry a secret or a person's data. */
public final class LogKeys {
    public static final String OPERATION = " operation=%s";
    public static final String KIND = " kind=%s";
    public static final String STEP = " step=%s";
    public static final String CODE = " code=%s";
    public static final String OUTCOME = " outcome=%s";
    public static final String REASON = " reason=%s";
    public static final String SUBJECT = " subject=%s";

    private LogKeys() {}
}
