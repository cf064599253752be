package dev.freehold.tenantservice.platform;

import io.quarkus.runtime.annotations.RegisterForReflection;

import dev.freehold.contracts.archive.ArchiveAttachments;
import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.ArchiveSequence;
import dev.freehold.contracts.archive.ArchiveTable;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.region.TenantLoad;
import dev.freehold.contracts.region.TenantTraffic;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/** Types that contracts' own JSON mapper reads and writes, which a native image cannot see. */
@RegisterForReflection(
        targets = {
            ArchiveFile.class,
            ArchiveManifest.class,
            ArchiveSequence.class,
            ArchiveAttachments.class,
            ArchiveTable.class,
            ArchiveTable.Column.class,
            SchemaVersions.class,
            OperationId.class,
            DataPlaneLease.class,
            DataPlaneReport.class,
            DatabaseName.class,
            Epoch.class,
            License.class,
            Placement.class,
            PlanLimits.class,
            PoolId.class,
            Problem.class,
            Problem.FieldError.class,
            Region.class,
            RoleName.class,
            Route.class,
            RouteFeed.class,
            RouteState.class,
            TenantId.class,
            TenantLoad.class,
            TenantTraffic.class,
            TenantSlug.class
        },
        // The records that the reader of archives keeps to itself.
        classNames = {
            "dev.freehold.contracts.archive.SignedManifest$Format",
            "dev.freehold.contracts.codec.StreamKey$Sealed"
        })
final class NativeRegistrations {
    private NativeRegistrations() {}
}
