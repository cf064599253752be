package dev.freehold.controlplane.approval;

import java.util.UUID;

/** Something that a second person may have to approve. */
public interface ApprovableAction {
    /** As settings and the audit name it. */
    String name();

    /** Of the subject as it is now; an approval of another version is of no use. */
    long version(UUID subject);

    /**
     * Does what was asked, in the transaction that approves it and under whatever locks it needs.
     *
     * @param approvers who is answerable for it
     * @return where to follow it, as a path of the API
     */
    String run(UUID subject, String request, Approvers approvers);
}
