package dev.freehold.controlplane.dataplane;

import java.util.List;

import dev.freehold.contracts.tenancy.Region;

/**
 * Who follows a region's feed.
 *
 * @param feedVersion what all of them will have applied soon
 */
public record RegionDataPlanes(Region region, long feedVersion, List<DataPlane> processes) {
    public RegionDataPlanes {
        processes = List.copyOf(processes);
    }
}
