package dev.freehold.worker.effect.adopt;

import java.time.Duration;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.command.Command;
import dev.freehold.worker.effect.archive.ArchiveParts;
import dev.freehold.worker.effect.schema.TenantHistories;
import dev.freehold.worker.postgres.ForeignDatabase;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.copy.TenantSnapshot;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** The database that a command says a tenant is to be made of, opened for reading only where it is one tenant's and of a schema that is known here. */
public final class AdoptedSource {
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private final Command command;
    private final ArchiveParts parts;
    private final AdoptionRules rules;

    public AdoptedSource(Command command, ArchiveParts parts, AdoptionRules rules) {
        this.command = requireNonNull(command, "command is null");
        this.parts = requireNonNull(parts, "parts is null");
        this.rules = requireNonNull(rules, "rules is null");
    }

    /** @throws StepFailedException for good, if it may not be read or is not what can be adopted */
    public TenantSnapshot open() {
        SourceDatabase source = unsealed();
        rules.requireAllowed(source);
        TenantSnapshot snapshot = TenantSnapshot.open(() -> connect(source), parts.tablesAtOnce());
        try {
            requireKnownSchema(snapshot);
            requireSaneClock(snapshot);
            if (!snapshot.isOfOneTenant()) {
                throw StepFailedException.permanent(
                        "source_not_of_one_tenant",
                        "The source does not hold exactly one tenant: freehold.tenant has to have one row, to which all others belong.");
            }
            return snapshot;
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    /** The moment of the snapshot decides how long the archive is kept. */
    private void requireSaneClock(TenantSnapshot snapshot) {
        Duration apart = Duration.between(snapshot.facts().at(), parts.clock().instant());
        if (apart.abs().compareTo(CLOCKS_APART) > 0) {
            throw StepFailedException.permanent(
                    "source_clock", "The source's clock is more than an hour off ours; set it right first.");
        }
    }

    private SourceDatabase unsealed() {
        String sealed = command.source();
        if (sealed == null) {
            throw StepFailedException.permanent("command_incomplete", "The command names no source.");
        }
        OpeningKeys keys = parts.requireOpening();
        try {
            return SourceDatabase.open(sealed, keys, command.operation());
        } catch (RefusedException e) {
            throw StepFailedException.permanent(
                    "source_not_sealed", "The connection string was not sealed to this region for this operation.");
        }
    }

    private SqlSession connect(SourceDatabase source) {
        try {
            return ForeignDatabase.open(source, rules.transport(), "freehold adopting");
        } catch (ForeignDatabase.RefusedLogin e) {
            throw unreachable(e.sqlState());
        }
    }

    /** A server that is full or starting is asked again; after so many tries that ends too. */
    private static StepFailedException unreachable(String state) {
        String reason = "The source cannot be reached, or does not let that role in (SQLSTATE " + state + ").";
        return state.startsWith("53") || state.equals("57P03")
                ? StepFailedException.retryable("source_unreachable", reason)
                : StepFailedException.permanent("source_unreachable", reason);
    }

    private static void requireKnownSchema(TenantSnapshot snapshot) {
        SchemaVersions schema = snapshot.knownSchema()
                .orElseThrow(() -> StepFailedException.permanent(
                        "source_schema_unknown", "The source does not have the tenant schema with its histories."));
        if (!TenantHistories.versions().reachableFrom(schema)) {
            throw StepFailedException.permanent(
                    "source_newer",
                    "The source is of a newer schema than this worker knows; update the workers first.");
        }
        if (!snapshot.holds(sql -> TenantHistories.areAt(sql, schema))) {
            throw StepFailedException.permanent(
                    "source_schema_unknown",
                    "Other scripts made the source's schema than those that this worker knows.");
        }
    }
}
