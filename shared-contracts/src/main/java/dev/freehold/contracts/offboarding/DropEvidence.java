package dev.freehold.contracts.offboarding;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * What a worker removed and then looked for in vain. Times are of the pool's server.
 *
 * @param operation the drop
 * @param purged it did not wait for {@code retainedUntil}
 * @param archive the archive that a purge named, found whole before anything went; absent where none was wanted
 * @param identities accounts that were the tenant's alone and went with its group
 * @param objectPrefix under which nothing is left in the region's object store; absent where the region keeps no objects, and from a
 *     worker of a version before
 * @param checkedAt when nothing of all this was there any more
 */
public record DropEvidence(
        TenantId tenant,
        OperationId operation,
        Region region,
        PoolId pool,
        Instant offboardedAt,
        Instant retainedUntil,
        boolean purged,
        @Nullable OperationId archive,
        List<String> databases,
        List<String> roles,
        int identities,
        @Nullable String objectPrefix,
        Instant checkedAt) {
    static final String TYPE = "freehold-drop-evidence+jws";

    public DropEvidence {
        databases = List.copyOf(databases);
        roles = List.copyOf(roles);
    }

    /** As compact JWS. */
    public String sign(SigningKey worker) {
        return worker.sign(TYPE, ContractJson.write(this));
    }

    /** @throws dev.freehold.contracts.codec.RefusedException if no such key has signed it, or it was changed */
    public static DropEvidence verify(String signed, VerifyingKeys workers) {
        return ContractJson.read(workers.verify(TYPE, signed), DropEvidence.class);
    }
}
