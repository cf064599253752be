package dev.freehold.worker.lifecycle;

import java.util.List;
import java.util.Optional;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.database.CreateTenantDatabase;
import dev.freehold.worker.effect.database.DrawNames;
import dev.freehold.worker.effect.database.DropTenantDatabases;
import dev.freehold.worker.effect.database.GrantDatabase;
import dev.freehold.worker.effect.database.PrepareTemplate;
import dev.freehold.worker.effect.database.ProveIsolation;
import dev.freehold.worker.effect.database.ReserveNames;
import dev.freehold.worker.effect.database.TemplateDatabase;
import dev.freehold.worker.effect.identity.CreateIdentity;
import dev.freehold.worker.effect.identity.TenantIdentities;
import dev.freehold.worker.effect.role.CreateLoginRoles;
import dev.freehold.worker.effect.role.DropRoles;
import dev.freehold.worker.effect.role.SealPlacement;
import dev.freehold.worker.effect.schema.MigrateSchema;
import dev.freehold.worker.effect.schema.SeedFirstAdmin;
import dev.freehold.worker.effect.schema.StampTenant;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;
import dev.freehold.worker.saga.StepFailedException;

/** Makes a tenant from nothing: its names, identity, database and, last, the only way in. */
final class ProvisionTenant implements TenantSaga {
    private final Saga saga;
    private final SealPlacement seal;

    ProvisionTenant(LifecycleParts parts, PoolSession session, Command command) {
        Names names = Names.of(session, command.operation());
        FirstAdmin admin = firstAdmin(command);
        TemplateDatabase template = TemplateDatabase.newest();
        Passwords passwords = new Passwords(parts.random());
        var identities = new TenantIdentities(parts.keycloak(), session::requireCurrent);
        this.seal = new SealPlacement(session, names, command, passwords, parts.sealer());
        this.saga = new Saga(
                OperationKind.PROVISION,
                List.of(
                        new ReserveNames(session, names, command, template, new DrawNames(parts.random())),
                        new CreateIdentity(identities, command.tenant(), admin),
                        new PrepareTemplate(session, template),
                        new CreateLoginRoles(session, names, new DropRoles(session, names)),
                        new CreateTenantDatabase(
                                session, names, template, new DropTenantDatabases(session, names, parts.dropPace())),
                        new GrantDatabase(session, names, parts.connectionLimit()),
                        new StampTenant(session, names, command),
                        new MigrateSchema(session, names),
                        new SeedFirstAdmin(session, names, command, admin, () -> memberId(identities, admin)),
                        new ProveIsolation(session, names, passwords),
                        seal));
    }

    @Override
    public Saga saga() {
        return saga;
    }

    @Override
    public Optional<String> sealedPlacement() {
        return seal.sealedPlacement();
    }

    static String memberId(TenantIdentities identities, FirstAdmin admin) {
        return identities
                .subjectOf(admin)
                .orElseThrow(() -> StepFailedException.retryable(
                        "identity_changed", "The first administrator's identity is gone."));
    }

    static FirstAdmin firstAdmin(Command command) {
        FirstAdmin admin = command.firstAdmin();
        if (admin == null) {
            throw StepFailedException.permanent("command_incomplete", "The command names no first administrator.");
        }
        return admin;
    }
}
