package dev.freehold.controlplane.census;

import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.controlplane.approval.Approval;
import dev.freehold.controlplane.approval.Approvals;
import dev.freehold.controlplane.census.compare.Remedy;

import static java.util.Objects.requireNonNull;

/** Asks a second person before something that a census found is dropped; repairs, which lose nothing, need none. */
@Singleton
class AskResolution {
    private final FindingTable findings;
    private final ResolveFinding resolve;
    private final ApprovedResolution action;
    private final Approvals approvals;

    AskResolution(FindingTable findings, ResolveFinding resolve, ApprovedResolution action, Approvals approvals) {
        this.findings = requireNonNull(findings);
        this.resolve = requireNonNull(resolve);
        this.action = requireNonNull(action);
        this.approvals = requireNonNull(approvals);
    }

    /** Nothing where nobody has to be asked. */
    @Transactional
    Optional<Approval> run(ApprovedResolution.Asked asked) {
        if (!approvals.needed(action)) {
            return Optional.empty();
        }
        return findings.find(asked.census(), asked.number())
                .filter(finding -> finding.remedy() == Remedy.DROP)
                .map(finding -> {
                    resolve.requireResolvable(finding, asked.confirm());
                    return approvals.ask(action, asked.subject(), finding.subject(), ContractJson.write(asked));
                });
    }
}
