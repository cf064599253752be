package dev.freehold.controlplane.archive;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.freehold.contracts.operation.OperationKind;

/** How long archives are kept, from the moment they are made. */
@ConfigMapping(prefix = "freehold.archives")
public interface ArchiveTimes {
    /** What a deletion has archived: as long as books are kept in most places. */
    @WithDefault("P3650D")
    Duration keepOffboarded();

    /** What an export or an adoption has made. */
    @WithDefault("P365D")
    Duration keepExported();

    /** @param maker the kind of operation that has made it */
    default Duration of(OperationKind maker) {
        return maker == OperationKind.OFFBOARD ? keepOffboarded() : keepExported();
    }
}
