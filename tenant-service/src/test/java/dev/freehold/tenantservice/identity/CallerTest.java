package dev.freehold.tenantservice.identity;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerTest {
    @Test
    void isNobodyLessForAClaimThatIsNull() throws InvalidJwtException {
        JwtClaims claims = JwtClaims.parse("{\"nickname\":null,\"tenant_id\":\"one\"}");
        Caller caller = new Caller("alice", claims.getClaimsMap());
        assertThat(caller.claim("nickname")).isNull();
        assertThat(caller.claim("tenant_id")).isEqualTo("one");
    }
}
