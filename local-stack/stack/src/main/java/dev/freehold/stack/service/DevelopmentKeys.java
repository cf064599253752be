package dev.freehold.stack.service;

import java.nio.file.Path;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.StateFolder;

import static java.util.Objects.requireNonNull;

/** The keys of this machine's one region and of its control plane, made on first use. */
public record DevelopmentKeys(StateFolder folder) {
    public DevelopmentKeys {
        requireNonNull(folder, "folder");
    }

    public void ensure() {
        ensureSigning("authority");
        ensureSigning("worker");
        OwnerOnlyFile region = new OwnerOnlyFile(privateKey("region"));
        if (!region.exists()) {
            region.write(OpeningKeys.generate(KeyFacts.DEVELOPMENT_PREFIX + "region-local-1")
                    .privateJwks());
        }
        new OwnerOnlyFile(publicKey("region"))
                .write(OpeningKeys.parse(region.read()).publicJwks());
    }

    /** @param name authority, worker or region */
    public Path privateKey(String name) {
        return folder.key(name + ".private");
    }

    public Path publicKey(String name) {
        return folder.key(name + ".public");
    }

    private void ensureSigning(String name) {
        OwnerOnlyFile file = new OwnerOnlyFile(privateKey(name));
        if (!file.exists()) {
            file.write(SigningKey.generate(KeyFacts.DEVELOPMENT_PREFIX + name + "-local-1")
                    .privateJwks());
        }
        new OwnerOnlyFile(publicKey(name)).write(SigningKey.parse(file.read()).publicJwks());
    }
}
