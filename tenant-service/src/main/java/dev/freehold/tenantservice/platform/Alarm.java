package dev.freehold.tenantservice.platform;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what was refused because somebody forged, swapped or replayed it, or because a key is wrong. Every one is worth a look. */
@Singleton
public class Alarm {
    /** The counter that an alert watches, by what was refused. */
    public static final String REFUSED = "freehold.feed.refused";

    private final MeterRegistry meters;

    public Alarm(MeterRegistry meters) {
        this.meters = meters;
        for (Kind kind : Kind.values()) {
            counter(kind);
        }
    }

    /** What was refused. */
    public enum Kind {
        /** A feed that the authority did not sign for this region, or that does not follow what is known. */
        FEED,
        /** A route of an older epoch than the known one. */
        ROUTE,
        /** A placement that was not sealed by our worker for this tenant and region. */
        PLACEMENT,
        /** A licence that the authority did not sign for this tenant. */
        LICENSE,
        /** A database that bears another tenant's stamp, or none. */
        STAMP,
        /** A request that found itself in another's scope. */
        SCOPE
    }

    public void raise(Kind kind) {
        counter(kind).increment();
    }

    private Counter counter(Kind kind) {
        return meters.counter(REFUSED, "what", kind.name().toLowerCase(Locale.ROOT));
    }
}
