package dev.freehold.worker.lease;

/** The control plane will never let this worker in with the keys it has. */
final class NotAdmittedException extends RuntimeException {
    /** @param reason for the operator, with the remedy */
    NotAdmittedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
