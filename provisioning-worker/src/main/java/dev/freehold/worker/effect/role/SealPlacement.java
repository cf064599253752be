package dev.freehold.worker.effect.role;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.PlacementSealer;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Draws the password, opens the login and seals both into the placement. Repeated, it draws another and the older one is void. */
public final class SealPlacement implements Step {
    private final PoolSession session;
    private final Names names;
    private final Command command;
    private final Passwords passwords;
    private final PlacementSealer sealer;
    private @Nullable String sealed;

    public SealPlacement(
            PoolSession session, Names names, Command command, Passwords passwords, PlacementSealer sealer) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.command = requireNonNull(command, "command is null");
        this.passwords = requireNonNull(passwords, "passwords is null");
        this.sealer = requireNonNull(sealer, "sealer is null");
    }

    @Override
    public String name() {
        return "seal";
    }

    /** Nobody keeps the password, so an earlier attempt's cannot be sealed. */
    @Override
    public boolean detect() {
        return false;
    }

    @Override
    public void act() {
        Reservation reserved = names.only();
        String password = passwords.draw();
        session.roles().openWithPassword(reserved.activeRole(), password, passwords);
        proveLogin(reserved, password);
        sealed = sealer.seal(placement(reserved, password));
        session.reservations().mark(reserved.database(), Reservation.State.LIVE);
    }

    @Override
    public void verify() {
        if (names.only().state() != Reservation.State.LIVE) {
            throw StepFailedException.retryable("not_live", "The ledger does not show the database as live.");
        }
    }

    /** Present once this attempt has sealed. */
    public Optional<String> sealedPlacement() {
        return Optional.ofNullable(sealed);
    }

    private void proveLogin(Reservation reserved, String password) {
        try (SqlSession sql = session.openAs(reserved.database(), reserved.activeRole(), password)) {
            if (!sql.holds("SELECT current_user = ?", reserved.activeRole().value())) {
                throw StepFailedException.permanent("login_differs", "The login led to another role.");
            }
        }
    }

    private Placement placement(Reservation reserved, String password) {
        return new Placement(
                command.tenant(),
                command.region(),
                command.pool(),
                reserved.database(),
                reserved.activeRole(),
                password,
                command.epoch());
    }
}
