package dev.freehold.worker.effect.database;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.postgres.stock.Standby;
import dev.freehold.worker.saga.Step;

import static java.util.Objects.requireNonNull;

/**
 * Decides the names of the database and its roles and writes them down before anything is made. Where the pool has a database in stock,
 * they are its names, and the steps that follow find their work done.
 */
public final class ReserveNames implements Step {
    private final PoolSession session;
    private final Names names;
    private final Command command;
    private final TemplateDatabase template;
    private final DrawNames fresh;

    public ReserveNames(PoolSession session, Names names, Command command, TemplateDatabase template, DrawNames fresh) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.command = requireNonNull(command, "command is null");
        this.template = requireNonNull(template, "template is null");
        this.fresh = requireNonNull(fresh, "fresh is null");
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
        if (!claimStandby()) {
            session.reservations().add(Reservation.of(fresh.draw(), command.tenant(), command.operation()));
        }
    }

    @Override
    public void verify() {
        names.only();
    }

    @Override
    public void compensate() {
        names.all().forEach(reserved -> session.reservations().remove(reserved.database()));
    }

    private boolean claimStandby() {
        return session.standbys().claimable(template.schema()).stream()
                .map(Standby::database)
                .filter(this::isAtRest)
                .anyMatch(database -> session.standbys().claim(database, command.tenant(), command.operation()));
    }

    /** One that takes connections is somebody's: the ledger may have been restored from an older backup. What is gone is made again. */
    private boolean isAtRest(DatabaseName database) {
        return session.databases()
                .find(database)
                .map(facts -> facts.ours() && !facts.connectable())
                .orElse(true);
    }
}
