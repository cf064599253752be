package dev.freehold.operator.reconcile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.freehold.operator.api.Refused;

import static dev.freehold.operator.reconcile.Finding.Type.Degraded;
import static dev.freehold.operator.reconcile.Finding.Type.InSync;
import static dev.freehold.operator.reconcile.Finding.Type.Progressing;
import static dev.freehold.operator.reconcile.Finding.Type.Ready;
import static dev.freehold.operator.reconcile.Finding.no;
import static dev.freehold.operator.reconcile.Finding.unknown;
import static dev.freehold.operator.reconcile.Finding.yes;

/** What is said of a tenant in each situation. */
final class Report {
    static final String UNREACHABLE = "Unreachable";
    static final String WAITING = "Waiting";

    private static final String FINE = "AsExpected";
    private static final String NOTHING = "Nothing is under way";

    private Report() {}

    static List<Finding> underWay(String reason, String message) {
        return List.of(
                no(Ready, reason, message), yes(Progressing, reason, message), no(Degraded, FINE, "Nothing is wrong"));
    }

    static List<Finding> served(String url) {
        return settled(yes(Ready, "Served", "Requests are served at " + url));
    }

    static List<Finding> suspended() {
        return settled(no(Ready, "Suspended", "Somebody suspended the tenant through the API; resume it there"));
    }

    static List<Finding> ended(String state) {
        return settled(no(
                Ready, "Offboarded", "The tenant is " + state + " through the API; undelete it there while it can be"));
    }

    static List<Finding> gone(String id) {
        String text = "The platform has no tenant " + id
                + " under this slug any more; to have another, delete this resource and apply it anew";
        return wrong("Gone", text);
    }

    static List<Finding> failed(String code, String message) {
        return wrong(
                "ProvisioningFailed", code + ": " + message + ". Nothing of it is left; change the spec to try again");
    }

    static List<Finding> empty() {
        return wrong("NoSpec", "The resource says nothing of the tenant that is wanted");
    }

    static List<Finding> refused(Refused refused) {
        return wrong("Refused", refused.code() + ": " + refused.text());
    }

    /** The tenant is as it was. */
    static Finding revisionRefused(Refused refused) {
        return yes(Degraded, "Refused", refused.code() + ": " + refused.text());
    }

    static Finding fixedFieldsChanged(Collection<String> fields) {
        return yes(Degraded, "FixedFields", "The platform has no call to change " + String.join(", ", fields));
    }

    static Finding drift(Collection<String> fields) {
        return fields.isEmpty()
                ? yes(InSync, FINE, "The platform holds what the spec says")
                : no(
                        InSync,
                        "Drifted",
                        "The platform holds another " + String.join(", ", fields)
                                + ", changed through the API; that is what counts. Make the spec say the same, or change it to what is wanted");
    }

    static List<Finding> unreachable(Refused refused) {
        return List.of(
                unknown(Ready, UNREACHABLE, refused.text()),
                yes(Degraded, UNREACHABLE, refused.text() + "; it is asked again"),
                unknown(InSync, UNREACHABLE, refused.text()));
    }

    static List<Finding> notAllowed(Refused refused) {
        return List.of(
                unknown(Ready, "NotAllowed", refused.text()),
                yes(Degraded, "NotAllowed", "The operator's own role does not allow this: " + refused.text()),
                unknown(InSync, "NotAllowed", refused.text()));
    }

    /** It was asked for, and what came of it cannot be found out any more. */
    static List<Finding> unclear(String slug) {
        return wrong(
                "Unclear",
                "A tenant was asked for and the answer never came. Whether " + slug
                        + " is that one cannot be told any more, so it is left alone: offboard it through the API if it is, and set"
                        + " deletionPolicy to Retain to let this resource go");
    }

    static List<Finding> settling() {
        return List.of(yes(
                Progressing, WAITING, "A tenant was asked for and nobody answered; it is waited for whether it comes"));
    }

    static List<Finding> tooMany(int most, Optional<Instant> next) {
        String text = "The operator offboards no more than " + most + " an hour (freehold.operator.deletions-per-hour)"
                + next.map(time -> "; the next at " + time.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("")
                + ". To keep this tenant, set deletionPolicy to Retain";
        return List.of(yes(Progressing, WAITING, text), yes(Degraded, "TooManyDeletions", text));
    }

    static List<Finding> waiting(Refused refused) {
        return List.of(
                yes(Progressing, WAITING, refused.code() + ": " + refused.text()),
                no(Degraded, FINE, "Nothing is wrong"));
    }

    private static List<Finding> settled(Finding ready) {
        return List.of(ready, no(Progressing, FINE, NOTHING), no(Degraded, FINE, "Nothing is wrong"));
    }

    private static List<Finding> wrong(String reason, String text) {
        return List.of(no(Ready, reason, text), no(Progressing, FINE, NOTHING), yes(Degraded, reason, text));
    }
}
