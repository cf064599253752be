package dev.freehold.worker.lifecycle;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.offboarding.DropEvidence;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.archive.WholeArchive;
import dev.freehold.worker.effect.database.DropTenantDatabases;
import dev.freehold.worker.effect.database.ReleaseNames;
import dev.freehold.worker.effect.identity.DropIdentity;
import dev.freehold.worker.effect.identity.TenantIdentities;
import dev.freehold.worker.effect.objects.TenantPrefix;
import dev.freehold.worker.effect.offboard.CheckGone;
import dev.freehold.worker.effect.offboard.DropObjects;
import dev.freehold.worker.effect.offboard.LetDropIn;
import dev.freehold.worker.effect.offboard.TakeStock;
import dev.freehold.worker.effect.role.CloseLogins;
import dev.freehold.worker.effect.role.DropRoles;
import dev.freehold.worker.effect.role.EndSessions;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.Offboarding;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;
import dev.freehold.worker.saga.Step;

/**
 * Removes everything that an offboarded tenant had: identities only once the database proved ours to drop, and last the names under which
 * it could be found.
 */
record DropTenant(LifecycleParts parts, PoolSession session, Command command) implements TenantSaga {
    @Override
    public Saga saga() {
        Names names = Names.knownOf(session, command.tenant());
        var identities = new TenantIdentities(parts.keycloak(), session::requireCurrent);
        Stream<Step> rest = Stream.of(
                new DropRoles(session, names),
                new CheckGone(session, identities, command.tenant()),
                new ReleaseNames(session, command.tenant()));
        return new Saga(
                OperationKind.DROP,
                Stream.of(data(names, identities), objects(), rest)
                        .flatMap(Function.identity())
                        .toList());
    }

    private Stream<Step> data(Names names, TenantIdentities identities) {
        return Stream.of(
                new LetDropIn(
                        session,
                        names,
                        command.tenant(),
                        command.operation(),
                        command.purge(),
                        parts.dropPace().rules(),
                        new WholeArchive(parts.archives())),
                new TakeStock(session, names, identities, command.tenant()),
                new CloseLogins(session, names),
                new EndSessions(session, names, parts.pause()),
                new DropTenantDatabases(session, names, parts.dropPace()),
                new DropIdentity(identities, command.tenant()));
    }

    private Stream<Step> objects() {
        return parts.archives().objects().stream()
                .map(objects -> new DropObjects(objects, command.tenant(), session::requireCurrent));
    }

    @Override
    public Optional<String> evidence() {
        return session.offboardings().of(command.tenant()).flatMap(this::evidence);
    }

    private Optional<String> evidence(Offboarding offboarding) {
        var stock = offboarding.stock();
        var checkedAt = offboarding.checkedAt();
        if (stock == null || checkedAt == null) {
            return Optional.empty();
        }
        DropEvidence evidence = new DropEvidence(
                command.tenant(),
                command.operation(),
                command.region(),
                command.pool(),
                offboarding.offboardedAt(),
                offboarding.retainedUntil(),
                offboarding.purged(),
                offboarding.archive(),
                stock.databases(),
                stock.roles(),
                stock.identities(),
                parts.archives()
                        .objects()
                        .map(_ -> TenantPrefix.of(command.tenant()))
                        .orElse(null),
                checkedAt);
        return Optional.of(evidence.sign(parts.sealer().worker()));
    }
}
