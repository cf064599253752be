package dev.freehold.controlplane.audit.anchor;

import java.io.IOException;

/** Keeps heads where whoever has the control database cannot reach them. */
public interface HeadStore {
    /**
     * Keeps a head as {@code heads/{number}.jws}, the number with leading zeros to 19 digits; one of the same number may take its place.
     *
     * @throws IOException if it may not have been kept
     */
    void keep(long number, String signed) throws IOException;

    /** The name under which a head is found. */
    static String name(long number) {
        return "heads/%019d.jws".formatted(number);
    }
}
