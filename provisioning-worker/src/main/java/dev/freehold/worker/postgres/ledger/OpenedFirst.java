package dev.freehold.worker.postgres.ledger;

/** A connection that is opened before its right is checked: it either is found and ended by whoever takes over, or learns of it. */
final class OpenedFirst {
    private OpenedFirst() {}

    static <T extends AutoCloseable> T thenChecked(T opened, Runnable requireCurrent) {
        try {
            requireCurrent.run();
            return opened;
        } catch (RuntimeException e) {
            closeBecause(e, opened);
            throw e;
        }
    }

    private static void closeBecause(RuntimeException reason, AutoCloseable opened) {
        try {
            opened.close();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }
}
