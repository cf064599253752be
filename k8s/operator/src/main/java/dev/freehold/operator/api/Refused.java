package dev.freehold.operator.api;

import java.io.Serial;

/** The API did not do what it was asked, or could not be asked. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Something else was made under this key. */
    private static final String KEY_REUSED = "idempotency_key_reused";

    private static final String NOT_FOUND = "not_found";

    /** Before the status of an answer without a code, which is not the API's. */
    static final String NO_CODE = "http_";

    private final Kind kind;
    private final String code;

    /** What is to be done about it. */
    public enum Kind {
        /** Nobody answered, or nobody who could do it: it is asked again. */
        UNREACHABLE,
        /** Something else is under way with the tenant: it is waited for. */
        IN_THE_WAY,
        /** Somebody changed the tenant meanwhile: it is read again. */
        CHANGED,
        /** The operator may not: somebody has to give it the role. */
        NOT_ALLOWED,
        /** It will be refused until the resource is another. */
        FINAL
    }

    Refused(Kind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** The API's own code for programs, such as {@code slug_taken}. */
    public String code() {
        return code;
    }

    /** Whether the platform itself says that there is no such thing. */
    boolean isNotFound() {
        return kind == Kind.FINAL && NOT_FOUND.equals(code);
    }

    /**
     * Whether the platform did nothing, neither now nor when it was asked before under a key that it remembers. What something in
     * between answers says nothing of it.
     */
    public boolean saysNothingWasMade() {
        return (kind == Kind.FINAL || kind == Kind.IN_THE_WAY) && !KEY_REUSED.equals(code) && !code.startsWith(NO_CODE);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
