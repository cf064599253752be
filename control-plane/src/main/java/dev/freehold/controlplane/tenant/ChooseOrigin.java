package dev.freehold.controlplane.tenant;

import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.controlplane.region.SealingKeys;

import static java.util.Objects.requireNonNull;

/** Says what a new tenant begins with: nothing, an archive, or a database elsewhere, whose connection string is sealed here and kept in no other form. */
@Singleton
class ChooseOrigin {
    private final ChooseArchive archives;
    private final SealingKeys keys;

    ChooseOrigin(ChooseArchive archives, SealingKeys keys) {
        this.archives = requireNonNull(archives);
        this.keys = requireNonNull(keys);
    }

    Function<OperationId, Command> of(NewTenant asked, Tenant tenant) {
        AskedArchive archive = asked.archive();
        if (archive != null) {
            ArchiveSource source = archives.run(archive, asked);
            return id -> tenant.importing(id, source);
        }
        SourceDatabase source = asked.source();
        if (source != null) {
            SealingKey key = keys.require(asked.region(), "adopt");
            return id -> tenant.adopting(id, source.seal(key, id));
        }
        return id -> tenant.command(id, OperationKind.PROVISION);
    }

    /** As the audit has it. */
    static String action(NewTenant asked) {
        if (asked.archive() != null) {
            return "tenant.import";
        }
        return asked.source() == null ? "tenant.create" : "tenant.adopt";
    }
}
