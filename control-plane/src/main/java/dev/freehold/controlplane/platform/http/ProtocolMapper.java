package dev.freehold.controlplane.platform.http;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Makes what the framework refuses, and what nobody foresaw, a problem. */
class ProtocolMapper {
    private static final Logger LOG = Logger.getLogger(ProtocolMapper.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final AllowedMethods allowedMethods;

    ProtocolMapper(AllowedMethods allowedMethods) {
        this.allowedMethods = requireNonNull(allowedMethods);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<String> unauthenticated(SecurityException e) {
        if (identityServerIsAway(e)) {
            return Problems.answer(
                    ProblemCode.IDENTITY_UNAVAILABLE, "Tokens cannot be checked now; try again shortly.");
        }
        return Problems.builder(
                        Problem.of(
                                ProblemCode.UNAUTHENTICATED,
                                "Send an access token of the identity server, meant for this service and not expired, as Bearer."))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    RestResponse<String> noIdentityServer(OIDCException e) {
        return identityUnavailable();
    }

    @ServerExceptionMapper
    RestResponse<String> forbidden(ForbiddenException e) {
        return Problems.answer(ProblemCode.FORBIDDEN, "None of the roles in your access token allows this request.");
    }

    @ServerExceptionMapper
    RestResponse<String> notAllowed(NotAllowedException e, UriInfo uri) {
        return Problems.builder(Problem.of(ProblemCode.METHOD_NOT_ALLOWED, detailOf(ProblemCode.METHOD_NOT_ALLOWED)))
                .header("Allow", allowedMethods.of(uri.getPath()))
                .build();
    }

    @ServerExceptionMapper
    RestResponse<String> protocol(WebApplicationException e) {
        ProblemCode code = isUnreadableParameter(e) ? ProblemCode.MALFORMED_REQUEST : codeOf(statusOf(e));
        if (code == ProblemCode.INTERNAL_ERROR) {
            return unforeseen(e);
        }
        return Problems.answer(code, detailOf(code));
    }

    @ServerExceptionMapper
    RestResponse<String> unforeseen(Throwable e) {
        if (DatabaseOutage.isBehind(e)) {
            return databaseIsAway(e);
        }
        if (UnkeepableValue.isBehind(e)) {
            return Problems.answer(
                    ProblemCode.INVALID_REQUEST,
                    "The database can keep no such value: a NUL character, or a moment or number out of its range.");
        }
        LOG.error("request failed unexpectedly", e);
        return Problems.answer(
                ProblemCode.INTERNAL_ERROR, "Try again; if it goes on, give support the time of the request.");
    }

    private static RestResponse<String> databaseIsAway(Throwable e) {
        LOG.errorf("control database is away" + LogKeys.CAUSE, e.getClass().getSimpleName());
        return Problems.builder(
                        Problem.of(
                                ProblemCode.CONTROL_DATABASE_UNAVAILABLE,
                                "The control plane's database cannot be reached now; try again shortly, with the same Idempotency-Key if you sent one."))
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }

    private static RestResponse<String> identityUnavailable() {
        return Problems.answer(ProblemCode.IDENTITY_UNAVAILABLE, "Tokens cannot be checked now; try again shortly.");
    }

    /** The framework says not found where it cannot convert a parameter; without a cause it really is the path. */
    private static boolean isUnreadableParameter(WebApplicationException e) {
        return e instanceof NotFoundException && e.getCause() != null;
    }

    /** A body that grew too large while it was read comes wrapped in what reading it became. */
    private static int statusOf(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof WebApplicationException inner) {
                status = inner.getResponse().getStatus();
            }
        }
        return status;
    }

    private static boolean identityServerIsAway(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException || cause instanceof java.net.ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static ProblemCode codeOf(int status) {
        return switch (status) {
            case 400 -> ProblemCode.MALFORMED_REQUEST;
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemCode.INTERNAL_ERROR;
        };
    }

    private static String detailOf(ProblemCode code) {
        return switch (code) {
            case MALFORMED_REQUEST -> "The request is not in the documented form; check that the body is valid JSON.";
            case NOT_FOUND -> "Nothing is served under this path; the OpenAPI document lists what is.";
            case METHOD_NOT_ALLOWED -> "The OpenAPI document lists the methods of this path.";
            case NOT_ACCEPTABLE -> "Ask for application/json, or send no Accept header.";
            case BODY_TOO_LARGE -> BodyLimit.DETAIL;
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body as application/json.";
            default -> code.title() + ".";
        };
    }
}
