package dev.freehold.contracts.audit;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.Sha256;

import static java.util.Objects.requireNonNull;

/**
 * One link of the chain, and one line of an export.
 *
 * @param number from 1, without gaps
 * @param previous the hash of the link before; 64 zeros for the first
 * @param hash SHA-256, in lower-case hexadecimal, over {@code number}, a line feed, {@code previous}, a line feed and {@code entry}, in UTF-8
 * @param entry the text of an {@link AuditEntry}, exactly as it was hashed, whatever later versions would write
 */
public record AuditLink(long number, String previous, String hash, String entry) {
    static final String NOTHING = "0".repeat(64);

    public AuditLink {
        requireNonNull(previous, "previous");
        requireNonNull(hash, "hash");
        requireNonNull(entry, "entry");
    }

    /** The first link of a chain. */
    public static AuditLink first(AuditEntry entry) {
        return after(0, NOTHING, entry);
    }

    public AuditLink next(AuditEntry next) {
        return after(number, hash, next);
    }

    /** The link that follows one of this number and hash. */
    public static AuditLink after(long number, String hash, AuditEntry entry) {
        String text = entry.canonical();
        long own = Math.addExact(number, 1);
        return new AuditLink(own, hash, hash(own, hash, text), text);
    }

    /**
     * Reads what {@link #line()} wrote, to the letter: a line with something else in it could say one thing to this reader and another to the next.
     *
     * @throws RefusedException if the line is no link
     */
    public static AuditLink parse(String line) {
        AuditLink link = ContractJson.read(line, AuditLink.class);
        if (!link.line().equals(line)) {
            throw new RefusedException("a line that is more or other than a link of the audit's chain");
        }
        return link;
    }

    /** One line of JSON. */
    public String line() {
        return ContractJson.write(this);
    }

    /** @throws RefusedException if the text is no entry */
    public AuditEntry content() {
        return AuditEntry.parse(entry);
    }

    String rightHash() {
        return hash(number, previous, entry);
    }

    private static String hash(long number, String previous, String entry) {
        return Sha256.of(number + "\n" + previous + "\n" + entry);
    }
}
