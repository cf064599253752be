package dev.freehold.tenantservice.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import io.agroal.api.transaction.TransactionAware;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.RouteUse;
import dev.freehold.tenantservice.route.TenantRoute;

/**
 * One physical connection to one tenant's database. It is free again when every handle is closed <em>and</em> its transaction has ended.
 * Until then auto-commit stays off, so that what a late statement does after a time-out's rollback is rolled back too.
 */
final class TenantConnection implements TransactionAware {
    private static final Logger LOG = Logger.getLogger(TenantConnection.class);
    private static final int VALIDATION_SECONDS = 2;

    private final RouteUse.Use use;
    private final PoolId pool;
    private final Connection jdbc;
    private final Consumer<TenantConnection> whenFree;
    private SQLCallable<Boolean> transactionActive = () -> false;
    private boolean lent;
    private int handles;
    private boolean enlisted;
    private boolean actorKnown;
    private boolean broken;
    private boolean expectedAgain;
    private Duration statementTimeout = Duration.ZERO;
    private @Nullable Loan loan;

    /** When and for which trace it was lent. */
    record Loan(Instant since, String trace) {}

    TenantConnection(RouteUse.Use use, PoolId pool, Connection jdbc, Consumer<TenantConnection> whenFree) {
        this.use = use;
        this.pool = pool;
        this.jdbc = jdbc;
        this.whenFree = whenFree;
    }

    TenantId tenant() {
        return route().tenant();
    }

    TenantRoute route() {
        return use.route();
    }

    ConnectionRegistry.Home home() {
        return new ConnectionRegistry.Home(tenant(), pool);
    }

    PoolId pool() {
        return pool;
    }

    Connection jdbc() {
        return jdbc;
    }

    synchronized void handleOpened() {
        expectedAgain = false;
        handles++;
        lent = true;
    }

    void handleClosed() {
        giveBackIfFreeAfter(() -> handles--);
    }

    /** The borrower will borrow again at once. */
    synchronized void expectAgain() {
        expectedAgain = true;
    }

    /** Whether its last borrower said so. */
    synchronized boolean isExpectedAgain() {
        return expectedAgain;
    }

    synchronized boolean isEnlisted() {
        return enlisted;
    }

    /** @throws SQLException if it was borrowed outside the transaction that is running now: what it did would not be rolled back */
    void requireEnlistedIfThereIsATransaction() throws SQLException {
        if (!isEnlisted() && transactionActive.call()) {
            throw new SQLException("a connection borrowed before the transaction began is used inside it");
        }
    }

    /** Tells the database who acts, once a transaction; the audit trigger writes it down. */
    void announceActor(String subject) throws SQLException {
        if (!enlisted || actorKnown) {
            return;
        }
        actorKnown = true;
        try (PreparedStatement statement = jdbc.prepareStatement("SELECT set_config('freehold.actor', ?, true)")) {
            statement.setString(1, subject);
            statement.execute();
        }
    }

    /** The server ends a statement after that time; an answer that takes longer than the second breaks the connection. */
    void limitedTo(Duration timeout, Duration patience) throws SQLException {
        jdbc.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
        statementTimeout = timeout;
    }

    /** Costs a round trip only where the limit is another than before. */
    boolean limit(Duration timeout, Duration patience) {
        if (timeout.equals(statementTimeout)) {
            return true;
        }
        try (Statement statement = jdbc.createStatement()) {
            statement.execute("SET statement_timeout = " + timeout.toMillis());
            limitedTo(timeout, patience);
            return true;
        } catch (SQLException failed) {
            LOG.warn("A connection did not take another limit and is closed", failed);
            return false;
        }
    }

    synchronized void lentAt(Instant moment, String trace) {
        loan = new Loan(moment, trace);
    }

    /** The loan that began before then and has not ended; told once. */
    synchronized Optional<Loan> overdue(Instant moment) {
        if (loan == null || !lent || !loan.since().isBefore(moment)) {
            return Optional.empty();
        }
        Loan found = loan;
        loan = null;
        return Optional.of(found);
    }

    boolean isAlive() {
        try {
            return jdbc.isValid(VALIDATION_SECONDS);
        } catch (SQLException dead) {
            return false;
        }
    }

    /** Makes it as new for the next borrower; costs a round trip only where something was left open. */
    boolean reset() {
        try {
            if (broken || jdbc.isClosed()) {
                return false;
            }
            actorKnown = false;
            transactionActive = () -> false;
            if (!jdbc.getAutoCommit()) {
                jdbc.rollback();
                jdbc.setAutoCommit(true);
            }
            jdbc.setReadOnly(false);
            jdbc.clearWarnings();
            return true;
        } catch (SQLException failed) {
            LOG.warn("A connection could not be reset and is closed", failed);
            return false;
        }
    }

    void close() {
        try {
            jdbc.close();
        } catch (SQLException failed) {
            LOG.debug("A connection could not be closed in an orderly way", failed);
        } finally {
            use.close();
        }
    }

    /** Ends it under its borrower's hands: what the server is doing for it is cancelled, and an open transaction is rolled back. */
    void abort() {
        try {
            jdbc.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException away) {
            LOG.debug("A statement could not be cancelled", away);
        }
        try {
            jdbc.abort(Runnable::run);
        } catch (SQLException failed) {
            LOG.debug("A connection could not be aborted", failed);
        } finally {
            use.close();
        }
    }

    @Override
    public synchronized void transactionStart() throws SQLException {
        jdbc.setAutoCommit(false);
        enlisted = true;
    }

    @Override
    public void transactionBeforeCompletion(boolean successful) {
        // Hibernate closes its handle itself; a handle that is still open keeps the connection out of the registry
    }

    @Override
    public void transactionCommit() throws SQLException {
        jdbc.commit();
    }

    @Override
    public void transactionRollback() throws SQLException {
        jdbc.rollback();
    }

    @Override
    public void transactionEnd() {
        giveBackIfFreeAfter(() -> enlisted = false);
    }

    @Override
    public void transactionCheckCallback(SQLCallable<Boolean> active) {
        transactionActive = active;
    }

    @Override
    public Object getConnection() {
        return jdbc;
    }

    @Override
    public void setFlushOnly() {
        broken = true;
    }

    private void giveBackIfFreeAfter(Runnable change) {
        synchronized (this) {
            change.run();
            if (!lent || handles > 0 || enlisted) {
                return;
            }
            lent = false;
        }
        whenFree.accept(this);
    }
}
