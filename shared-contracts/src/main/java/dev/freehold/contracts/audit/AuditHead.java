package dev.freehold.contracts.audit;

import java.time.Instant;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;

/** Says under the authority's signature how long the chain was at a time, and what its last link's hash was. Kept outside the database. */
public record AuditHead(long number, String hash, Instant at) {
    private static final String TYPE = "freehold-audit-head";

    public String sign(SigningKey authority) {
        return authority.sign(TYPE, ContractJson.write(this));
    }

    /** @throws RefusedException if it is no head or not signed by one of these keys */
    public static AuditHead verify(String signed, VerifyingKeys authority) {
        return ContractJson.read(authority.verify(TYPE, signed), AuditHead.class);
    }
}
