package dev.freehold.tenantservice.route.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the region's objects are. Of bucket and folder one at most is set; without either nothing is kept outside this process's disk. */
@ConfigMapping(prefix = "freehold.objects")
interface StoreConfig {
    /** A bucket of the region's S3 store, which {@code quarkus.s3.*} names and gives the credentials for. */
    Optional<String> bucket();

    /** A folder that the region's processes share, for those who host themselves. */
    Optional<Path> folder();

    /** How often a process looks whether what is kept is old. */
    Duration snapshotEvery();
}
