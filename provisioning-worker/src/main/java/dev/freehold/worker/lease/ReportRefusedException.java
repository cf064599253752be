package dev.freehold.worker.lease;

/** The control plane will never take this report, however often it is sent. */
final class ReportRefusedException extends RuntimeException {
    ReportRefusedException(int status, Throwable cause) {
        super("the control plane answered HTTP " + status, cause);
    }
}
