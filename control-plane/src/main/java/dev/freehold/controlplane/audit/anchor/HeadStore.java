package dev.freehold.controlplane.audit.anchor;

import java.io.IOException;

import dev.freehold.contracts.audit.AuditHead;

/** Keeps heads where whoever has the control database cannot reach them. */
public interface HeadStore {
    /**
     * Keeps a head. Another head of the same number stays beside it: that the two differ is what shows.
     *
     * @throws IOException if it may not have been kept
     */
    void keep(AuditHead head, String signed) throws IOException;

    /** The name under which a head is found: {@code heads/{number, 19 digits}-{hash}.jws}. */
    static String name(AuditHead head) {
        return "heads/%019d-%s.jws".formatted(head.number(), head.hash());
    }
}
