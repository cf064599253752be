package dev.freehold.tenantservice.resolve;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.tenantservice.platform.Alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ScopeFilterTest {
    private static final TenantId ACME = TenantId.parse("01a1fffb-06d8-7dad-8c3a-5c1a623f95f8");
    private static final TenantId GLOBEX = TenantId.parse("01a1fffb-0c5d-7912-9b36-aa4b5cfe152f");

    private final CurrentTenant current = new CurrentTenant();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScopeFilter scope = new ScopeFilter(current, new Alarm(meters));
    private final Map<String, Object> sent = new HashMap<>(Map.of("status", 200, "entity", "globex's rows"));
    private final MultivaluedHashMap<String, Object> headers = new MultivaluedHashMap<>(Map.of("ETag", "\"7\""));

    @Test
    void letsARequestAndItsAnswerPassInItsScopeFilter() {
        current.set(ACME, new TenantSlug("acme"), "alice");

        assertThatCode(() -> scope.enter(request(ACME))).doesNotThrowAnyException();
        scope.leave(request(ACME), response());

        assertThat(sent).containsEntry("status", 200).containsEntry("entity", "globex's rows");
        assertThat(alarms()).isZero();
    }

    @Test
    void letsAnAnswerPassThatWasGivenBeforeATenantWasKnown() {
        scope.leave(request(null), response());

        assertThat(sent).containsEntry("status", 200);
    }

    @Test
    void sendsNothingOfWhatAnothersScopeAnswered() {
        current.set(GLOBEX, new TenantSlug("globex"), "bob");

        assertThatIllegalStateException().isThrownBy(() -> scope.enter(request(ACME)));
        scope.leave(request(ACME), response());

        assertThat(sent.get("status")).isEqualTo(500);
        assertThat(sent.get("entity")).isInstanceOf(Problem.class);
        assertThat(headers).isEmpty();
        assertThat(alarms()).isEqualTo(2);
    }

    @Test
    void sendsNothingFromAScopeThatWasEmptied() {
        scope.leave(request(ACME), response());

        assertThat(sent.get("status")).isEqualTo(500);
    }

    @Test
    void standsBetweenTheResolvingOfTheTenantAndItsResource() {
        assertThat(requestPriority(ScopeFilter.class))
                .isGreaterThan(requestPriority(ResolveFilter.class))
                .isLessThan(Priorities.ENTITY_CODER);
        assertThat(Stream.of(ScopeFilter.class.getDeclaredMethods())
                        .map(method -> method.getAnnotation(ServerResponseFilter.class))
                        .filter(Objects::nonNull)
                        .map(ServerResponseFilter::priority))
                .as("what runs on answers first has the highest")
                .singleElement(InstanceOfAssertFactories.INTEGER)
                .isGreaterThan(Priorities.USER);
    }

    private static int requestPriority(Class<?> filter) {
        return Stream.of(filter.getDeclaredMethods())
                .map(method -> method.getAnnotation(ServerRequestFilter.class))
                .filter(Objects::nonNull)
                .map(ServerRequestFilter::priority)
                .findFirst()
                .orElseThrow();
    }

    private double alarms() {
        return Optional.ofNullable(
                        meters.find(Alarm.REFUSED).tag("what", "scope").counter())
                .orElseThrow()
                .count();
    }

    private static ContainerRequestContext request(@Nullable TenantId own) {
        return (ContainerRequestContext) Proxy.newProxyInstance(
                ScopeFilterTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> own;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private ContainerResponseContext response() {
        return (ContainerResponseContext) Proxy.newProxyInstance(
                ScopeFilterTest.class.getClassLoader(),
                new Class<?>[] {ContainerResponseContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeaders" -> headers;
                    case "setStatus", "setEntity" -> {
                        sent.put(method.getName().substring(3).toLowerCase(Locale.ROOT), arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
