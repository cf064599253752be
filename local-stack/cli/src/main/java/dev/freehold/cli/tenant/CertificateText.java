package dev.freehold.cli.tenant;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.cli.output.Moment;
import dev.freehold.cli.output.Table;
import dev.freehold.contracts.offboarding.CertificateVerifier;
import dev.freehold.contracts.offboarding.DropEvidence;
import dev.freehold.contracts.offboarding.OffboardingCertificate;

/** A certificate that holds, as a person reads it. */
final class CertificateText {
    private CertificateText() {}

    static List<String> lines(CertificateVerifier.Verified verified) {
        OffboardingCertificate told = verified.certificate();
        DropEvidence evidence = verified.evidence();
        Table fields = Table.ofFields()
                .row("Tenant", told.slug() + " (" + told.tenant() + ")")
                .row("Region", told.region() + ", pool " + evidence.pool())
                .row("Requested by", text(told.requestedBy()))
                .row("Requested", Moment.text(told.requestedAt()))
                .row("Closed", Moment.text(evidence.offboardedAt()))
                .row(
                        "Retained until",
                        Moment.text(evidence.retainedUntil()) + (evidence.purged() ? ", purged before" : ""))
                .row("Found gone", Moment.text(evidence.checkedAt()))
                .row("Databases", String.join(", ", evidence.databases()))
                .row("Roles", String.join(", ", evidence.roles()))
                .row("Identities", Integer.toString(evidence.identities()))
                .row("Backups end", Moment.text(told.backupsExpireAt()))
                .row("Slug free", Moment.text(told.slugFreeAt()));
        OffboardingCertificate.Approval approval = told.approval();
        if (approval != null) {
            fields.row("Purge asked by", approval.requestedBy())
                    .row("Purge approved", approval.approvedBy() + ", " + Moment.text(approval.approvedAt()));
        }
        told.archives().forEach(archive -> fields.row("Archive", archive.id() + " " + archive.manifestSha256()));
        told.audit()
                .forEach(entry ->
                        fields.row("Audit", Moment.text(entry.at()) + " " + entry.action() + " " + entry.sha256()));
        List<String> lines = new ArrayList<>(fields.lines());
        lines.add("Both signatures hold: the authority's, and that of the region's worker.");
        return lines;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
