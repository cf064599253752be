package dev.freehold.contracts.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.RefusedException;

/**
 * Walks a chain from its first link on, in constant memory apart from the heads. What was edited, removed, put in or moved shows in the hashes; a tail that was
 * cut, or a chain that was made anew, in the signed heads.
 */
public final class ChainCheck {
    private final Map<Long, AuditHead> heads = new HashMap<>();
    private final long longest;
    private @Nullable AuditLink last;

    /** @param heads of the same chain, in any order; those are believed */
    public ChainCheck(List<AuditHead> heads) {
        long furthest = 0;
        for (AuditHead head : heads) {
            AuditHead other = this.heads.putIfAbsent(head.number(), head);
            if (other != null && !other.hash().equals(head.hash())) {
                throw new BrokenChainException(
                        head.number(), "Two signed heads disagree on entry " + head.number() + ".");
            }
            furthest = Math.max(furthest, head.number());
        }
        longest = furthest;
    }

    /** @throws BrokenChainException if it is not the link that follows */
    public void accept(AuditLink link) {
        long expected = length() + 1;
        if (link.number() > expected) {
            throw new BrokenChainException(expected, "Entry " + expected + " is missing" + before(link));
        }
        if (link.number() < expected) {
            throw new BrokenChainException(
                    link.number(), "Entry " + named(link) + " stands where entry " + expected + " should.");
        }
        if (!link.previous().equals(last().map(AuditLink::hash).orElse(AuditLink.NOTHING))) {
            throw new BrokenChainException(
                    expected, "Entry " + named(link) + " does not follow the one before it: one of them was replaced.");
        }
        if (!link.hash().equals(link.rightHash())) {
            throw new BrokenChainException(expected, "Entry " + named(link) + " was edited: its hash is another.");
        }
        AuditHead head = heads.get(expected);
        if (head != null && !head.hash().equals(link.hash())) {
            throw new BrokenChainException(
                    expected, "Entry " + named(link) + " is not the one that was signed on " + head.at() + ".");
        }
        last = link;
    }

    /** @throws BrokenChainException if a signed head shows that the chain was longer once */
    public void finish() {
        if (length() < longest) {
            throw new BrokenChainException(
                    length() + 1,
                    "Entries " + (length() + 1) + " to " + longest + " were cut off: a head signed on "
                            + heads.values().stream()
                                    .filter(head -> head.number() == longest)
                                    .findAny()
                                    .orElseThrow()
                                    .at()
                            + " has them.");
        }
    }

    /** How many links were accepted. */
    public long length() {
        return last().map(AuditLink::number).orElse(0L);
    }

    /** How many of them a signed head vouches for. */
    public long vouched() {
        return Math.min(longest, length());
    }

    public Optional<AuditLink> last() {
        return Optional.ofNullable(last);
    }

    private static String before(AuditLink link) {
        return ": after it comes entry " + named(link) + ".";
    }

    private static String named(AuditLink link) {
        try {
            UUID id = link.content().id();
            return link.number() + " (" + id + ")";
        } catch (RefusedException unreadable) {
            return Long.toString(link.number());
        }
    }
}
