package dev.freehold.controlplane.dataplane;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

/** The tenants that ask most of a region's live processes, by what each process reported last, the busiest first. */
public record TopTenants(Region region, List<TopTenant> tenants) {
    public TopTenants {
        tenants = List.copyOf(tenants);
    }

    /**
     * One tenant in one process.
     *
     * @param slug absent for a tenant that is gone
     * @param open physical connections to its database
     * @param active of them in use
     * @param waiting who waits for one
     * @param borrowed how often one was borrowed of late; it compares only with those of the same process
     * @param evicted how many of its connections were closed of late for other tenants'
     */
    public record TopTenant(
            String process,
            TenantId tenant,
            @Nullable String slug,
            int open,
            int active,
            int waiting,
            int borrowed,
            int evicted) {}
}
