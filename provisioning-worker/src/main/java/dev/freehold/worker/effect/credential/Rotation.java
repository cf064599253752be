package dev.freehold.worker.effect.credential;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.PlacementSealer;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * What the steps of one attempt at a rotation share. The password lives here and nowhere else until it is sealed, so an attempt that
 * finds nothing published draws another; what is published is never drawn again.
 */
public final class Rotation {
    private final PoolSession session;
    private final Names names;
    private final Command command;
    private final Passwords passwords;
    private final PlacementSealer sealer;
    private final PlacementDesk desk;
    private @Nullable String password;
    private @Nullable String sealed;
    private boolean published;

    public Rotation(
            PoolSession session,
            Names names,
            Command command,
            Passwords passwords,
            PlacementSealer sealer,
            PlacementDesk desk) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.command = requireNonNull(command, "command is null");
        this.passwords = requireNonNull(passwords, "passwords is null");
        this.sealer = requireNonNull(sealer, "sealer is null");
        this.desk = requireNonNull(desk, "desk is null");
    }

    PoolSession session() {
        return session;
    }

    PlacementDesk desk() {
        return desk;
    }

    Reservation reserved() {
        return names.only();
    }

    /** The role that this rotation makes the active one. */
    RoleName next() {
        Reservation reserved = reserved();
        return session.reservations()
                .nextRole(reserved.database(), command.operation())
                .orElseThrow(() -> StepFailedException.retryable(
                        "rotation_not_begun", "The pool's ledger does not know of this rotation."));
    }

    /** The role whose credential this rotation voids. */
    RoleName former() {
        RoleName next = next();
        return reserved().roles().stream()
                .filter(role -> !role.equals(next))
                .findFirst()
                .orElseThrow();
    }

    /** A new credential would let a tenant be served whose retention runs on towards its drop. */
    void refuseIfOffboarded() {
        if (session.offboardings().of(command.tenant()).isPresent()) {
            throw StepFailedException.permanent("offboarded", "The tenant was offboarded; undelete it first.");
        }
    }

    boolean begun() {
        return names.all().stream()
                .anyMatch(reserved -> session.reservations()
                        .nextRole(reserved.database(), command.operation())
                        .isPresent());
    }

    void begin() {
        session.reservations().beginRotation(reserved().database(), command.operation());
    }

    void switchRole() {
        session.reservations().switchRole(reserved().database(), command.operation());
    }

    void forget() {
        names.all()
                .forEach(reserved -> session.reservations().forgetRotation(reserved.database(), command.operation()));
    }

    /** Whether this attempt or one before has published. Only the present attempt can change the answer, so it is asked for once. */
    boolean published() {
        if (!published) {
            published = desk.progress().published();
        }
        return published;
    }

    void openNext() {
        String drawn = passwords.draw();
        session.roles().openWithPassword(next(), drawn, passwords);
        password = drawn;
    }

    String password() {
        return requireNonNull(password, "no password was drawn by this attempt");
    }

    void seal() {
        Reservation reserved = reserved();
        sealed = sealer.seal(new Placement(
                command.tenant(),
                command.region(),
                command.pool(),
                reserved.database(),
                next(),
                password(),
                command.epoch().next()));
    }

    void publish() {
        published = desk.publish(requireNonNull(sealed, "nothing was sealed by this attempt"))
                .published();
    }
}
