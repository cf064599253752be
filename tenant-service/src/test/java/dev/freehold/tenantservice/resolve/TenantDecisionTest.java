package dev.freehold.tenantservice.resolve;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.RouteFixture;
import dev.freehold.tenantservice.route.TenantRoute;

import static org.assertj.core.api.Assertions.assertThat;

class TenantDecisionTest {
    private static final Map<String, TenantRoute> KNOWN = Map.of(
            "acme", RouteFixture.route("acme", RouteState.ACTIVE, 1),
            "globex", RouteFixture.route("globex", RouteState.ACTIVE, 1),
            "halted", RouteFixture.route("halted", RouteState.SUSPENDED, 2),
            "dropped", RouteFixture.route("dropped", RouteState.GONE, 3));

    @ParameterizedTest(name = "token of {0}, host {1}, header {2}: {3}")
    @CsvSource({
        "acme,            localhost,              ,           acme",
        "acme,            127.0.0.1,              ,           acme",
        "acme,            ,                       ,           acme",
        "acme,            tenant-service,         ,           acme",
        "acme,            acme.localhost,         ,           acme",
        "acme,            ACME.LOCALHOST.,        ,           acme",
        "acme,            acme.localhost,         acme,       acme",
        "acme,            localhost,              acme,       acme",
        "acme,            globex.localhost,       ,           nobody",
        "acme,            localhost,              globex,     nobody",
        "acme,            acme.localhost,         globex,     nobody",
        "acme,            globex.localhost,       acme,       nobody",
        "acme,            a.acme.localhost,       ,           nobody",
        "acme,            .localhost,             ,           nobody",
        "acme,            localhost,              ACME,       nobody",
        "acme,            localhost,              '',         nobody",
        "acme,            localhost,              acme|acme,  acme",
        "acme,            localhost,              acme|globex, nobody",
        "acme,            acme.example.org,       ,           acme",
        "halted,          localhost,              ,           halted",
        "dropped,         localhost,              ,           nobody",
        "unknown,         localhost,              ,           nobody",
        "'',              localhost,              ,           nobody",
        "'',              acme.localhost,         acme,       nobody",
        "acme|globex,     localhost,              ,           nobody",
        "acme|globex,     localhost,              globex,     globex",
        "acme|globex,     acme.localhost,         ,           acme",
        "acme|globex,     acme.localhost,         globex,     nobody",
        "acme|globex,     localhost,              halted,     nobody",
        "acme|dropped,    localhost,              ,           nobody",
        "acme|dropped,    localhost,              dropped,    nobody",
        "acme|dropped,    localhost,              acme,       acme"
    })
    void decides(String tokenOf, @Nullable String host, @Nullable String header, String expected) {
        Set<TenantId> allowed = split(tokenOf).stream().map(RouteFixture::idOf).collect(Collectors.toSet());
        List<String> headers = header == null ? List.of() : List.of(header.split("\\|", -1));
        Optional<TenantRoute> decided =
                new TenantDecision(this::find).decide(allowed, AskedSlug.of(host, headers, "localhost"));
        assertThat(decided.map(route -> route.slug().value()).orElse("nobody")).isEqualTo(expected);
    }

    private Optional<TenantRoute> find(TenantId tenant) {
        return KNOWN.values().stream()
                .filter(route -> route.tenant().equals(tenant))
                .findFirst();
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split("\\|", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
