package dev.freehold.worker.effect.identity;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.FencedException;
import dev.freehold.worker.saga.StepFailedException;
import dev.freehold.worker.testing.InMemoryKeycloak;
import dev.freehold.worker.testing.Leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TenantIdentitiesTest {
    private final InMemoryKeycloak keycloak = new InMemoryKeycloak();
    private final TenantIdentities identities = new TenantIdentities(keycloak, () -> {});
    private final TenantId acme = Leases.newTenant();
    private final TenantId globex = Leases.newTenant();
    private final FirstAdmin ada = new FirstAdmin("Ada Lovelace King", "Ada@Example.org");

    @Test
    void makesTheGroupAndAPersonWhoMustChooseAPassword() {
        provision(acme, ada);
        assertThat(identities.isMember(acme, ada)).isTrue();
        assertThat(identities.isMember(globex, ada)).isFalse();
        assertThat(keycloak.groups.values())
                .singleElement()
                .satisfies(group ->
                        assertThat(group.has("tenant_id", acme.toString())).isTrue());
        assertThat(keycloak.users.values()).singleElement().satisfies(user -> {
            assertThat(user.username()).isEqualTo("ada@example.org");
            assertThat(user.firstName()).isEqualTo("Ada");
            assertThat(user.lastName()).isEqualTo("Lovelace King");
            assertThat(user.emailVerified()).isFalse();
            assertThat(user.requiredActions()).containsExactly("UPDATE_PASSWORD");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace (CFO), Ada, Lovelace CFO",
        "Smith & Sons, Smith, Sons",
        "'<Ada>\"$%!#?§;*~/\\|^=[]{}King', Ada, King",
        "'  Ada\t', Ada, Ada",
    })
    void putsABlankWhereTheIdentityServerTakesNoSuchCharacter(String name, String first, String last) {
        provision(acme, new FirstAdmin(name, "ada@example.org"));
        assertThat(keycloak.users.values()).singleElement().satisfies(user -> {
            assertThat(user.firstName()).isEqualTo(first);
            assertThat(user.lastName()).isEqualTo(last);
        });
    }

    @Test
    void changesNothingTheSecondTime() {
        provision(acme, ada);
        provision(acme, ada);
        assertThat(keycloak.groups).hasSize(1);
        assertThat(keycloak.users).hasSize(1);
    }

    @Test
    void joinsAPersonWhoExistsAndKeepsThemWhenTheTenantGoes() {
        keycloak.createUser(new KeycloakAdmin.User(
                null, "ada", "ada@example.org", "A", "K", true, true, List.of(), Map.of(), List.of()));
        provision(acme, ada);
        assertThat(identities.isMember(acme, ada)).isTrue();
        identities.remove(acme);
        assertThat(keycloak.groups).isEmpty();
        assertThat(keycloak.users.values())
                .singleElement()
                .satisfies(user -> assertThat(user.username()).isEqualTo("ada"));
    }

    @Test
    void letsNobodyInByAnAddressThatTheyHaveNotProved() {
        keycloak.createUser(new KeycloakAdmin.User(
                null, "mallory", "ada@example.org", "M", "K", true, false, List.of(), Map.of(), List.of()));

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> provision(acme, ada))
                .satisfies(refused ->
                        assertThat(refused.verdict().failure().code()).isEqualTo("identity_unverified"));
        assertThat(identities.isMember(acme, ada)).isFalse();
    }

    @Test
    void keepsAPersonWhomAnotherTenantHoldsUntilThatOneGoesToo() {
        provision(acme, ada);
        provision(globex, ada);
        identities.remove(acme);
        assertThat(identities.isMember(globex, ada)).isTrue();
        identities.remove(globex);
        assertThat(keycloak.users).isEmpty();
    }

    @Test
    void mendsAGroupWhoseAttributeIsWrong() {
        keycloak.createGroup(
                new KeycloakAdmin.Group(null, acme.toString(), Map.of("tenant_id", List.of(globex.toString()))));
        assertThat(identities.isMember(acme, ada)).isFalse();
        provision(acme, ada);
        assertThat(identities.isMember(acme, ada)).isTrue();
    }

    @Test
    void changesNothingOnceFenced() {
        var fenced = new TenantIdentities(keycloak, () -> {
            throw new FencedException("a later attempt acts");
        });
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> fenced.ensureGroup(acme));
        assertThat(keycloak.groups).isEmpty();
    }

    private void provision(TenantId tenant, FirstAdmin admin) {
        identities.ensureGroup(tenant);
        identities.ensureMember(tenant, admin);
    }
}
