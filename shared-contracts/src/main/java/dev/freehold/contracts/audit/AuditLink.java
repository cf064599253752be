package dev.freehold.contracts.audit;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.Sha256;

/**
 * One link of the chain, and one line of an export.
 *
 * @param number from 1, without gaps
 * @param previous the hash of the link before; 64 zeros for the first
 * @param hash SHA-256, in lower-case hexadecimal, over {@code number}, a line feed, {@code previous}, a line feed and {@code entry}, in UTF-8
 * @param entry the text of an {@link AuditEntry}, exactly as it was hashed
 */
public record AuditLink(long number, String previous, String hash, String entry) {
    static final String NOTHING = "0".repeat(64);

    /** The first link of a chain. */
    public static AuditLink first(AuditEntry entry) {
        return of(1, NOTHING, entry);
    }

    public AuditLink next(AuditEntry next) {
        return of(number + 1, hash, next);
    }

    /** A link whose hash is known from before; whether it is right, {@link ChainCheck} says. */
    public static AuditLink known(long number, String previous, String hash, AuditEntry entry) {
        return new AuditLink(number, previous, hash, entry.canonical());
    }

    /** @throws RefusedException if the line is no link */
    public static AuditLink parse(String line) {
        return ContractJson.read(line, AuditLink.class);
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

    private static AuditLink of(long number, String previous, AuditEntry entry) {
        String text = entry.canonical();
        return new AuditLink(number, previous, hash(number, previous, text), text);
    }

    private static String hash(long number, String previous, String entry) {
        return Sha256.of(number + "\n" + previous + "\n" + entry);
    }
}
