package dev.freehold.worker.effect.database;

import java.security.SecureRandom;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Step;

import static java.util.Objects.requireNonNull;

/** Decides the names of the database and its roles and writes them down before anything is made. */
public final class ReserveNames implements Step {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int RANDOM_CHARACTERS = 20;

    private final PoolSession session;
    private final Names names;
    private final Command command;
    private final SecureRandom random;

    public ReserveNames(PoolSession session, Names names, Command command, SecureRandom random) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.command = requireNonNull(command, "command is null");
        this.random = requireNonNull(random, "random is null");
    }

    @Override
    public String name() {
        return "reserve";
    }

    @Override
    public boolean detect() {
        return !names.all().isEmpty();
    }

    @Override
    public void act() {
        session.reservations().add(Reservation.of(drawName(), command.tenant(), command.operation()));
    }

    @Override
    public void verify() {
        names.only();
    }

    @Override
    public void compensate() {
        names.all().forEach(reserved -> session.reservations().remove(reserved.database()));
    }

    /** Says nothing of the tenant: every role of a server can list its databases. */
    private DatabaseName drawName() {
        StringBuilder name = new StringBuilder("fh_");
        random.ints(RANDOM_CHARACTERS, 0, ALPHABET.length()).forEach(i -> name.append(ALPHABET.charAt(i)));
        return new DatabaseName(name.toString());
    }
}
