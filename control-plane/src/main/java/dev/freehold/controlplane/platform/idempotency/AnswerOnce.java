package dev.freehold.controlplane.platform.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.http.DryRun;

import static java.util.Objects.requireNonNull;

/** Wraps a method's work and the keeping of its answer in one transaction. What is refused or fails is not kept, and may be tried again. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class AnswerOnce {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final AnswerTable answers;
    private final Caller caller;
    private final DryRun dryRun;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final ObjectMapper mapper;

    AnswerOnce(
            AnswerTable answers, Caller caller, DryRun dryRun, HttpHeaders headers, UriInfo uri, ObjectMapper mapper) {
        this.answers = requireNonNull(answers);
        this.caller = requireNonNull(caller);
        this.dryRun = requireNonNull(dryRun);
        this.headers = requireNonNull(headers);
        this.uri = requireNonNull(uri);
        this.mapper = requireNonNull(mapper);
    }

    @AroundInvoke
    Object run(InvocationContext method) throws Exception {
        List<String> header = headers.getRequestHeader(AskedOnce.HEADER);
        if (header == null || header.isEmpty() || dryRun.isAsked()) {
            return method.proceed();
        }
        AskedOnce asked = new AskedOnce(
                caller.subject(),
                "POST " + uri.getPath(),
                AskedOnce.single(header),
                fingerprint(method.getParameters()));
        return QuarkusTransaction.joiningExisting().call(() -> answer(asked, method));
    }

    private RestResponse<?> answer(AskedOnce asked, InvocationContext method) throws Exception {
        if (!answers.claim(asked)) {
            return again(asked, answers.get(asked));
        }
        RestResponse<?> fresh = (RestResponse<?>) method.proceed();
        answers.keep(
                asked,
                new GivenAnswer(
                        asked.fingerprint(),
                        fresh.getStatus(),
                        fresh.getHeaderString(HttpHeaders.LOCATION),
                        mapper.writeValueAsString(fresh.getEntity())));
        return fresh;
    }

    private static RestResponse<?> again(AskedOnce asked, GivenAnswer given) {
        if (!given.fingerprint().equals(asked.fingerprint())) {
            throw new Refusal.Invalid(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "Under this " + AskedOnce.HEADER
                            + " something else was asked for within 24 hours. Use a new key for a new request.");
        }
        ResponseBuilder<String> builder = ResponseBuilder.<String>create(given.status())
                .entity(given.body())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .header(REPLAYED, "true");
        return given.location() == null
                ? builder.build()
                : builder.header(HttpHeaders.LOCATION, given.location()).build();
    }

    private String fingerprint(Object[] parameters) throws JsonProcessingException {
        try {
            byte[] asked = mapper.writeValueAsBytes(parameters);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(asked));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
