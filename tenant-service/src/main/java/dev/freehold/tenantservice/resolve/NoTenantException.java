package dev.freehold.tenantservice.resolve;

/** Something asked for a tenant's data where no tenant was resolved. There is no default tenant and no connection. */
public final class NoTenantException extends IllegalStateException {
    private static final String OURS = "dev.freehold.";
    private static final String THIS_STATION = NoTenantException.class.getPackageName() + ".";

    private NoTenantException(String caller) {
        super("no tenant is resolved here, so there is no data and no connection; asked by " + caller);
    }

    public static NoTenantException namingTheCaller() {
        return new NoTenantException(StackWalker.getInstance()
                .walk(frames -> frames.filter(NoTenantException::isCaller).findFirst())
                .map(StackWalker.StackFrame::toString)
                .orElseGet(() -> "thread " + Thread.currentThread().getName()));
    }

    private static boolean isCaller(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith(OURS)
                && !name.startsWith(THIS_STATION)
                && !name.contains("_ClientProxy")
                && !name.startsWith(OURS + "tenantservice.connect.");
    }
}
