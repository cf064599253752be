package dev.freehold.worker.lifecycle;

import java.util.List;
import java.util.Optional;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.archive.ArchiveIntake;
import dev.freehold.worker.effect.archive.CheckArchive;
import dev.freehold.worker.effect.archive.FitSchema;
import dev.freehold.worker.effect.archive.LoadArchive;
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
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.Saga;

/** Makes a tenant from an archive: a provisioning whose database has the archive's rows before anybody is let in. */
final class ImportTenant implements TenantSaga {
    private final Saga saga;
    private final SealPlacement seal;

    ImportTenant(LifecycleParts parts, PoolSession session, Command command, Progress progress) {
        Names names = Names.of(session, command.operation());
        FirstAdmin admin = ProvisionTenant.firstAdmin(command);
        TemplateDatabase template = TemplateDatabase.newest();
        Passwords passwords = new Passwords(parts.random());
        var identities = new TenantIdentities(parts.keycloak(), session::requireCurrent);
        ArchiveIntake intake = new ArchiveIntake(parts.archives(), command);
        this.seal = new SealPlacement(session, names, command, passwords, parts.sealer());
        this.saga = new Saga(
                OperationKind.IMPORT,
                List.of(
                        new CheckArchive(intake),
                        new ReserveNames(session, names, command, template, new DrawNames(parts.random())),
                        new CreateIdentity(identities, command.tenant(), admin),
                        new PrepareTemplate(session, template),
                        new CreateLoginRoles(session, names, new DropRoles(session, names)),
                        new CreateTenantDatabase(
                                session, names, template, new DropTenantDatabases(session, names, parts.dropPace())),
                        new GrantDatabase(session, names, parts.connectionLimit()),
                        new FitSchema(session, names, intake),
                        new StampTenant(session, names, command),
                        new LoadArchive(session, names, command, intake, parts.archives(), progress),
                        new MigrateSchema(session, names),
                        new SeedFirstAdmin(
                                session, names, command, admin, () -> ProvisionTenant.memberId(identities, admin)),
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
}
