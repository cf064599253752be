package dev.freehold.contracts.archive;

import java.util.Base64;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.Sha256;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;

/**
 * A manifest with the signature of the region's worker.
 *
 * @param jws compact, exactly as it is in the archive
 */
public record SignedManifest(ArchiveManifest manifest, String jws) {
    /** What the manifest is called in an archive. */
    public static final String FILE = "manifest.jws";

    /** A longer one is not read. */
    public static final int MOST_BYTES = 32 << 20;

    private static final int PARTS = 3;

    static final String TYPE = "freehold-archive+jwt";

    public static SignedManifest sign(ArchiveManifest manifest, SigningKey worker) {
        return new SignedManifest(manifest, worker.sign(TYPE, ContractJson.write(manifest)));
    }

    /** @throws RefusedException if nobody of these has signed it, or it is of a format that this reader does not know */
    public static SignedManifest read(String jws, VerifyingKeys workers) {
        requireCanonical(jws);
        String json = workers.verify(TYPE, jws);
        int format = ContractJson.read(json, Format.class).format();
        if (format != ArchiveManifest.FORMAT && format != ArchiveManifest.FORMAT_WITH_ATTACHMENTS) {
            throw new RefusedException("an archive of format " + format + "; this reader knows format "
                    + ArchiveManifest.FORMAT + " and " + ArchiveManifest.FORMAT_WITH_ATTACHMENTS + " alone");
        }
        return new SignedManifest(ContractJson.read(json, ArchiveManifest.class), jws);
    }

    /** See {@link ArchiveSummary}. */
    public String sha256() {
        return Sha256.of(jws);
    }

    public ArchiveSummary summary() {
        return new ArchiveSummary(
                manifest.archive(),
                sha256(),
                manifest.tables().size(),
                manifest.rows(),
                manifest.attachmentCount(),
                manifest.bytes(),
                manifest.snapshotAt(),
                manifest.schema());
    }

    /** Base64 has several spellings of the same bytes, and the signature is not over its own. */
    private static void requireCanonical(String jws) {
        String[] parts = jws.split("\\.", PARTS + 1);
        if (parts.length != PARTS) {
            throw new RefusedException("not a signed manifest");
        }
        for (String part : parts) {
            byte[] bytes;
            try {
                bytes = Base64.getUrlDecoder().decode(part);
            } catch (IllegalArgumentException e) {
                throw new RefusedException("not a signed manifest", e);
            }
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                throw new RefusedException("a signed manifest in another spelling");
            }
        }
    }

    private record Format(int format) {}
}
