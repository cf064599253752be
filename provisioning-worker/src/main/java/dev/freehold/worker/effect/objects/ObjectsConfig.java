package dev.freehold.worker.effect.objects;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the region's objects are: the same as its data planes are told. Of bucket and folder one at most is set; without either nothing can be exported or imported. */
@ConfigMapping(prefix = "freehold.objects")
public interface ObjectsConfig {
    /** A bucket of the region's S3 store, which {@code quarkus.s3.*} names and gives the credentials for. */
    Optional<String> bucket();

    /** A folder that the region's processes share, for those who host themselves. */
    Optional<Path> folder();
}
