package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.worker.saga.StepFailedException;

/** What a worker can read again of an archive without the region's private key. */
final class SignedSummary {
    /** No more than the control plane is told. */
    static final String TYPE = "freehold-archive-summary+jwt";

    private static final int LONGEST = 64 * 1024;

    private SignedSummary() {}

    static String object(StoredArchive stored) {
        return stored.object("summary.jws");
    }

    /**
     * Nothing where there is none, or one for another archive.
     *
     * @throws StepFailedException for good, if it is not signed by a key that is known here: it may be a former worker's, whose archives are protected too
     */
    static Optional<ArchiveSummary> read(ArchiveParts parts, StoredArchive stored) throws IOException {
        try (InputStream in = parts.requireObjects().open(object(stored))) {
            String signed = new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
            String json = parts.keys().workers().verify(TYPE, signed);
            return Optional.of(ContractJson.read(json, ArchiveSummary.class))
                    .filter(found -> found.archive().equals(stored.archive()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (RefusedException unknown) {
            throw StepFailedException.permanent(
                    "archive_signer_unknown",
                    "The archive's summary is signed by no key in freehold.archive.worker-public-key-file. Add the key of the worker that made it.");
        }
    }
}
