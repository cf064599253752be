package dev.freehold.worker.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.worker.effect.adopt.AdoptedSource;
import dev.freehold.worker.effect.adopt.ReadSource;
import dev.freehold.worker.effect.archive.ArchiveIntake;
import dev.freehold.worker.effect.archive.CheckArchive;
import dev.freehold.worker.effect.archive.ExportArchive;
import dev.freehold.worker.effect.archive.FitSchema;
import dev.freehold.worker.effect.archive.LoadArchive;
import dev.freehold.worker.effect.archive.LoadAttachments;
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
import dev.freehold.worker.effect.schema.InviteMembers;
import dev.freehold.worker.effect.schema.MigrateSchema;
import dev.freehold.worker.effect.schema.SeedFirstAdmin;
import dev.freehold.worker.effect.schema.StampTenant;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.Saga;
import dev.freehold.worker.saga.Step;

/** Makes a tenant from an archive, or from one that it writes of a database elsewhere: a provisioning whose database has the archive's rows before anybody is let in. */
final class ImportTenant implements TenantSaga {
    private final Saga saga;
    private final SealPlacement seal;
    private final @Nullable ExportArchive made;

    private ImportTenant(
            LifecycleParts parts,
            PoolSession session,
            Command command,
            Progress progress,
            Step first,
            ArchiveIntake intake,
            @Nullable ExportArchive made) {
        Names names = Names.of(session, command.operation());
        FirstAdmin admin = ProvisionTenant.firstAdmin(command);
        TemplateDatabase template = TemplateDatabase.newest();
        Passwords passwords = new Passwords(parts.random());
        var identities = new TenantIdentities(parts.keycloak(), session::requireCurrent);
        this.made = made;
        this.seal = new SealPlacement(session, names, command, passwords, parts.sealer());
        List<Step> steps = new ArrayList<>(List.of(
                first,
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
                new SeedFirstAdmin(session, names, command, admin, () -> ProvisionTenant.memberId(identities, admin))));
        if (made == null) {
            steps.add(
                    new LoadAttachments(parts.archives(), intake, command.tenant(), session::requireCurrent, progress));
        }
        if (membersCome(command)) {
            steps.add(new InviteMembers(session, names, command, identities, progress));
        }
        steps.add(new ProveIsolation(session, names, passwords));
        steps.add(seal);
        this.saga = new Saga(command.kind(), steps);
    }

    /** From the archive that the command names. */
    static ImportTenant ofArchive(LifecycleParts parts, PoolSession session, Command command, Progress progress) {
        ArchiveIntake intake = ArchiveIntake.of(parts.archives(), command);
        return new ImportTenant(parts, session, command, progress, new CheckArchive(intake), intake, null);
    }

    /** From the database elsewhere that the command names. */
    static ImportTenant ofSource(LifecycleParts parts, PoolSession session, Command command, Progress progress) {
        AdoptedSource source = new AdoptedSource(command, parts.archives(), parts.adoption());
        ExportArchive export = new ExportArchive(session, source::open, command, parts.archives(), progress);
        ArchiveIntake intake = ArchiveIntake.of(parts.archives(), command, export);
        return new ImportTenant(parts, session, command, progress, new ReadSource(export), intake, export);
    }

    @Override
    public Saga saga() {
        return saga;
    }

    @Override
    public Optional<String> sealedPlacement() {
        return seal.sealedPlacement();
    }

    @Override
    public Optional<ArchiveSummary> archive() {
        return made == null ? Optional.empty() : made.archive();
    }

    private static boolean membersCome(Command command) {
        ArchiveSource archive = command.archive();
        return archive == null || archive.invite();
    }
}
