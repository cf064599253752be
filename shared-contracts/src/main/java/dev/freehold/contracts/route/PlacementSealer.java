package dev.freehold.contracts.route;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;

/** Signs a placement as the worker, then encrypts it to the region: whoever stores it can neither read nor forge it. */
public record PlacementSealer(SigningKey worker, SealingKey region) {
    static final String TYPE = "freehold-placement+jws";

    public String seal(Placement placement) {
        return region.seal(worker.sign(TYPE, ContractJson.write(placement)));
    }
}
