package dev.freehold.tenantservice.connect;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** One borrower in the queue. The registry changes it only under its lock. */
final class Waiter<C> {
    private final ConnectionRegistry.Home home;
    private final boolean forOwn;
    private final CountDownLatch served = new CountDownLatch(1);
    private volatile @Nullable Grant<C> grant;
    private boolean patient = true;

    /** @param forOwn whether only a connection that its tenant has already is of use */
    Waiter(ConnectionRegistry.Home home, boolean forOwn) {
        this.home = home;
        this.forOwn = forOwn;
    }

    ConnectionRegistry.Home home() {
        return home;
    }

    boolean isForOwn() {
        return forOwn;
    }

    boolean isPatient() {
        return patient;
    }

    void losePatience() {
        patient = false;
    }

    void grant(Grant<C> granted) {
        grant = granted;
        served.countDown();
    }

    /** Who is has left the queue. */
    boolean isServed() {
        return grant != null;
    }

    boolean await(Duration longest) throws InterruptedException {
        return served.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    Optional<Grant<C>> granted() {
        return Optional.ofNullable(grant);
    }
}
