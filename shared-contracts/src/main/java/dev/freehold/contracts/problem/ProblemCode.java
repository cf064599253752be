package dev.freehold.contracts.problem;

import java.util.Locale;

/** Every code that a problem of ours can carry. A code never changes its meaning; new cases get new codes. */
public enum ProblemCode {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_REQUEST(400, "A field is not valid"),
    INVALID_CURSOR(400, "The cursor is not valid"),
    CONFIRMATION_REQUIRED(400, "This needs its target typed again"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    FORBIDDEN(403, "Your role does not allow this"),
    NOT_A_MEMBER(403, "You are not a member of this tenant"),
    SELF_APPROVAL(403, "Another person has to approve this"),
    TENANT_SUSPENDED(403, "This tenant is suspended"),
    LICENSE_INVALID(403, "This tenant has no valid licence"),
    LICENSE_REVOKED(403, "This tenant's licence was revoked"),
    FEATURE_NOT_LICENSED(403, "The licence does not cover this feature"),
    NOT_FOUND(404, "There is no such thing here"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "No representation of the kind asked for"),
    SLUG_TAKEN(409, "The slug is taken"),
    SLUG_QUARANTINED(409, "The slug was freed too recently"),
    TAX_ID_TAKEN(409, "A tenant with this tax id exists"),
    SKU_TAKEN(409, "The SKU is taken"),
    ID_TAKEN(409, "The id is taken"),
    NO_ROOM(409, "No pool has room"),
    OPERATION_IN_THE_WAY(409, "Another operation is under way"),
    STATE_CONFLICT(409, "The tenant's state does not allow this"),
    POOL_STATE_CONFLICT(409, "The pool's state does not allow this"),
    REGION_KEY_SHARED(409, "This key belongs to another region"),
    APPROVAL_PENDING(409, "This waits for approval already"),
    APPROVAL_OVER(409, "This approval is decided, withdrawn or too old"),
    APPROVAL_OUTDATED(409, "The tenant has changed since this was asked for"),
    LEASE_LOST(409, "The lease has passed to another attempt"),
    PRECONDITION_FAILED(412, "The thing has changed since you read it"),
    BODY_TOO_LARGE(413, "The request body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "This needs an If-Match header"),
    TOO_MANY_REQUESTS(429, "Too many requests at once"),
    RATE_EXCEEDED(429, "Too many requests a second"),
    DOCUMENTS_EXCEEDED(429, "No more documents this month"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    TENANT_UNAVAILABLE(503, "This tenant's database cannot be reached"),
    STATEMENT_TIMEOUT(503, "A query took longer than this tenant's plan allows"),
    SCHEMA_NOT_SERVED(503, "This tenant's schema is not served by this version"),
    ROUTES_UNAVAILABLE(503, "The routes of this region are not known yet"),
    CONTROL_DATABASE_UNAVAILABLE(503, "The control database cannot be reached"),
    IDENTITY_UNAVAILABLE(503, "The identity server cannot be reached"),
    STORE_UNAVAILABLE(503, "The region's object store cannot be reached");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
