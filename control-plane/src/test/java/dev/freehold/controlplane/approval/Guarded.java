package dev.freehold.controlplane.approval;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** With what is only on outside development. */
public class Guarded implements QuarkusTestProfile {
    static final int BURST = 300;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "freehold.approval.actions", "tenant.purge,census.drop",
                "freehold.rate.per-second", "5",
                "freehold.rate.burst", Integer.toString(BURST));
    }
}
