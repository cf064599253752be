package dev.freehold.controlplane.entitlement;

import java.util.List;
import java.util.Map;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.codec.SigningKey;

import static java.util.Objects.requireNonNull;

/** Which of the authority's keys are still needed. */
@Path("/v1/keys/usage")
@Tag(name = "Keys")
@Blocking
@RolesAllowed({"platform-admin", "auditor"})
class KeyUsageResource {
    private final SigningKey authority;
    private final KeyUsageTable table;

    KeyUsageResource(SigningKey authority, KeyUsageTable table) {
        this.authority = requireNonNull(authority);
        this.table = requireNonNull(table);
    }

    /** As the process that answers knows them. */
    @GET
    public List<KeyUsage> list() {
        Map<String, Long> licenses = table.licenses();
        String active = authority.keyId();
        return authority.notBefore().entrySet().stream()
                .map(key -> new KeyUsage(
                        key.getKey(),
                        key.getValue(),
                        key.getKey().equals(active),
                        licenses.getOrDefault(key.getKey(), 0L)))
                .toList();
    }
}
