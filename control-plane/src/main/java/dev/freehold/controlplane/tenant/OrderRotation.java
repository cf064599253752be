package dev.freehold.controlplane.tenant;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.operation.Operation;

import static java.util.Objects.requireNonNull;

/** Orders a rotation that nobody has asked for by this tenant's name. */
@Singleton
public class OrderRotation {
    private final RotateCredential rotateCredential;

    OrderRotation(RotateCredential rotateCredential) {
        this.rotateCredential = requireNonNull(rotateCredential);
    }

    /** @throws dev.freehold.controlplane.platform.Refusal if the tenant is not served, or another operation is in the way */
    @Transactional(Transactional.TxType.MANDATORY)
    public Operation run(TenantId tenant, String requestedBy) {
        return rotateCredential.order(tenant, requestedBy);
    }
}
