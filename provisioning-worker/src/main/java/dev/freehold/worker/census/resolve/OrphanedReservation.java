package dev.freehold.worker.census.resolve;

import java.util.stream.Stream;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.database.DropTenantDatabases;
import dev.freehold.worker.effect.role.DropRoles;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;

import static java.util.Objects.requireNonNull;

/** Strikes names off the ledger; what is behind them goes before, if that was confirmed and it is ours to drop. */
record OrphanedReservation(PoolSession session, DropPace pace) {
    void resolve(Resolution asked) {
        Reservation reserved = session.reservations().of(requireNonNull(asked.tenant())).stream()
                .filter(each -> each.database().value().equals(asked.subject()))
                .findFirst()
                .orElseThrow(RefusedResolution::noLongerSo);
        if (asked.confirmed()) {
            drop(Names.of(session, reserved.operation()));
        }
        RefusedResolution.unless(
                nothingBehind(reserved), "There is something behind the names now. Take another census.");
        session.reservations().remove(reserved.database());
    }

    private void drop(Names names) {
        Stream.of(new DropTenantDatabases(session, names, pace), new DropRoles(session, names))
                .filter(step -> !step.detect())
                .forEach(step -> {
                    step.act();
                    step.verify();
                });
    }

    private boolean nothingBehind(Reservation reserved) {
        return session.databases().find(reserved.database()).isEmpty()
                && reserved.roles().stream().noneMatch(session.roles()::exists);
    }
}
