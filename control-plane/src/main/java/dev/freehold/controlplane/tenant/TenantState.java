package dev.freehold.controlplane.tenant;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;

import static java.util.Objects.requireNonNull;

/** Where a tenant is in its life; only legal moves are methods. The epoch grows with each that changes how it is reached. */
public sealed interface TenantState {
    Epoch epoch();

    /** When the retention of a deleted tenant is over. */
    default @Nullable Instant dropAfter() {
        return null;
    }

    /** Its name in the API and in the database. */
    default String wireName() {
        return switch (this) {
            case Provisioning _ -> "provisioning";
            case Active _ -> "active";
            case Suspended _ -> "suspended";
            case Failed _ -> "failed";
            case Deleting _ -> "deleting";
            case Dropping _ -> "dropping";
            case Dropped _ -> "dropped";
        };
    }

    /**
     * Reads a state back.
     *
     * @param dropAfter present for a tenant that is being deleted or dropped
     * @throws IllegalArgumentException if it is the name of no state
     */
    static TenantState parse(String wireName, Epoch epoch, @Nullable Instant dropAfter) {
        return switch (wireName) {
            case "provisioning" -> new Provisioning(epoch);
            case "active" -> new Active(epoch);
            case "suspended" -> new Suspended(epoch);
            case "failed" -> new Failed(epoch);
            case "deleting" -> new Deleting(epoch, requireNonNull(dropAfter));
            case "dropping" -> new Dropping(epoch, requireNonNull(dropAfter));
            case "dropped" -> new Dropped(epoch);
            default ->
                throw new IllegalArgumentException(
                        "is one of provisioning, active, suspended, failed, deleting, dropping and dropped");
        };
    }

    /** Its database is being made. */
    record Provisioning(Epoch epoch) implements TenantState {
        Active activate() {
            return new Active(epoch);
        }

        /** It will not be served once its database is made. */
        Suspended suspend() {
            return new Suspended(epoch.next());
        }

        Failed fail() {
            return new Failed(epoch);
        }
    }

    /** It is served. */
    record Active(Epoch epoch) implements TenantState {
        /** It is reached with another credential. */
        Active rotate() {
            return new Active(epoch.next());
        }

        Suspended suspend() {
            return new Suspended(epoch.next());
        }

        Deleting delete(Instant dropAfter) {
            return new Deleting(epoch.next(), dropAfter);
        }
    }

    /** It keeps its data and is not served. */
    record Suspended(Epoch epoch) implements TenantState {
        Active resume() {
            return new Active(epoch.next());
        }

        /** Its provisioning, during which it was suspended, came to nothing. */
        Failed fail() {
            return new Failed(epoch);
        }

        /** Suspended once more, against a resumption that is under way or came to nothing. */
        Suspended suspendAgain() {
            return new Suspended(epoch.next());
        }

        Deleting delete(Instant dropAfter) {
            return new Deleting(epoch.next(), dropAfter);
        }
    }

    /** It never came to be; its slug and tax id are free. */
    record Failed(Epoch epoch) implements TenantState {
        Provisioning provisionAgain() {
            return new Provisioning(epoch.next());
        }
    }

    /**
     * It is not served, and its data is kept for a while before it is removed.
     *
     * @param dropAfter when that while is over; its region's workers may have lengthened it
     */
    record Deleting(Epoch epoch, Instant dropAfter) implements TenantState {
        Deleting retain(Instant until) {
            return new Deleting(epoch, until.isAfter(dropAfter) ? until : dropAfter);
        }

        Suspended undelete() {
            return new Suspended(epoch);
        }

        Dropping drop() {
            return new Dropping(epoch.next(), dropAfter);
        }
    }

    /** It is served no more and its data is being removed. */
    record Dropping(Epoch epoch, Instant dropAfter) implements TenantState {
        /** Its region's workers did not let the drop in; nothing has changed. */
        Deleting refused() {
            return new Deleting(epoch, dropAfter);
        }

        Dropped finish() {
            return new Dropped(epoch);
        }
    }

    /** Nothing of it is left but this. */
    record Dropped(Epoch epoch) implements TenantState {}
}
