package dev.freehold.contracts.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChainCheckTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final List<AuditLink> chain = chain(20);

    @Test
    void acceptsTheTrueChain() {
        assertThat(check(chain, List.of(headOf(7), headOf(20)))).isEqualTo(20);
    }

    @Test
    void acceptsAChainThatGrewAfterItsLastHead() {
        ChainCheck check = new ChainCheck(List.of(headOf(7)));
        chain.forEach(check::accept);
        check.finish();
        assertThat(check.vouched()).isEqualTo(7);
    }

    @Test
    void survivesTheWayThroughAFile() {
        List<AuditLink> read =
                chain.stream().map(AuditLink::line).map(AuditLink::parse).toList();
        assertThat(read).isEqualTo(chain);
        assertThat(check(read, List.of(headOf(20)))).isEqualTo(20);
        assertThat(read.get(4).content()).isEqualTo(entry(5));
    }

    @Test
    void readsALineToTheLetterOnly() {
        String line = chain.get(4).line();
        for (String other : List.of(
                line + " ",
                line.replace("{\"number\"", "{\"entry\":\"FORGED\",\"number\""),
                line.replaceFirst("\\{", "{\"more\":1,"),
                "{\"number\":5}",
                "null",
                "")) {
            assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> AuditLink.parse(other));
        }
    }

    /** What is hashed may not change with this program, or every chain there is would be broken. */
    @Test
    void hashesWhatItAlwaysHashed() {
        assertThat(chain.getFirst().entry()).isEqualTo("""
                {"action":"tenant.suspend","actor":"ada","address":"203.0.113.9","at":"2026-11-21T12:00:00.123456Z",\
                "detail":{"after":{"epoch":2,"state":"suspended"},"slug":"acme"},"id":"00000000-0000-0000-0000-000000000001",\
                "roles":["platform-admin"],"subject":"00000000-0000-0001-0000-000000000001","traceId":null}""");
        assertThat(chain.getFirst().hash())
                .isEqualTo("c08e8ac037bdc27d13238d3a4bd16413d0855ec7b60666450de8d1ab1de72cca");
    }

    @Test
    void namesAnEditedEntry() {
        for (String from : List.of("ada", "tenant.suspend", "203.0.113.9", "acme")) {
            AuditLink link = chain.get(11);
            chain.set(
                    11,
                    new AuditLink(12, link.previous(), link.hash(), link.entry().replace(from, "x")));
            assertBroken(chain, List.of(), 12, "was edited");
            chain.set(11, link);
        }
    }

    @Test
    void namesAnEntryThatWasEditedAndHashedAnew() {
        AuditLink forged = chain.get(10).next(entry(99));
        chain.set(11, forged);
        assertBroken(chain, List.of(), 13, "does not follow");
    }

    @Test
    void namesTheFirstEntryOfATailThatWasMadeAnew() {
        for (int i = 11; i < chain.size(); i++) {
            chain.set(i, chain.get(i - 1).next(entry(100 + i)));
        }
        assertThat(check(chain, List.of(headOf(5)))).isEqualTo(20);
        AuditHead true15 = new AuditHead(15, chain(20).get(14).hash(), NOON);
        assertBroken(chain, List.of(true15), 15, "not the one that was signed");
    }

    @Test
    void namesARemovedEntry() {
        chain.remove(6);
        assertBroken(chain, List.of(), 7, "Entry 7 is missing");
    }

    @Test
    void namesEntriesThatWereExchanged() {
        Collections.swap(chain, 3, 4);
        assertBroken(chain, List.of(), 4, "is missing");
    }

    @Test
    void namesAnEntryThatStandsTwice() {
        chain.add(8, chain.get(7));
        assertBroken(chain, List.of(), 8, "stands where entry 9 should");
    }

    @Test
    void namesACutTailWhereAHeadKnowsIt() {
        AuditHead whole = headOf(20);
        List<AuditLink> cut = chain.subList(0, 16);
        assertThat(check(cut, List.of(headOf(16)))).isEqualTo(16);
        assertBroken(cut, List.of(headOf(16), whole), 17, "Entries 17 to 20 were cut off");
        assertBroken(List.of(), List.of(whole), 1, "Entries 1 to 20 were cut off");
    }

    @Test
    void refusesHeadsThatDisagree() {
        assertThatExceptionOfType(BrokenChainException.class)
                .isThrownBy(() -> new ChainCheck(List.of(headOf(3), new AuditHead(3, "0", NOON))))
                .withMessageContaining("disagree");
    }

    @Test
    void believesOnlyHeadsOfTheAuthority() {
        SigningKey authority = SigningKey.generate("authority-1");
        String signed = headOf(20).sign(authority);
        assertThat(AuditHead.verify(signed, VerifyingKeys.parse(authority.publicJwks())))
                .isEqualTo(headOf(20));
        SigningKey other = SigningKey.generate("authority-1");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> AuditHead.verify(signed, VerifyingKeys.parse(other.publicJwks())));
    }

    @Test
    void writesAnEntryTheSameWhateverTheOrderOfItsDetail() {
        AuditEntry one = entry(1);
        AuditEntry same = AuditEntry.parse(one.canonical());
        assertThat(same.canonical())
                .isEqualTo(one.canonical())
                .startsWith("{\"action\":")
                .contains("\"after\":{\"epoch\":2,\"state\":\"suspended\"},\"slug\":\"acme\"")
                .contains("\"at\":\"2026-11-21T12:00:00.123456Z\"");
    }

    private static long check(List<AuditLink> links, List<AuditHead> heads) {
        ChainCheck check = new ChainCheck(heads);
        links.forEach(check::accept);
        check.finish();
        return check.length();
    }

    private static void assertBroken(List<AuditLink> links, List<AuditHead> heads, long number, String message) {
        assertThatExceptionOfType(BrokenChainException.class)
                .isThrownBy(() -> check(links, heads))
                .withMessageContaining(message)
                .satisfies(broken -> assertThat(broken.number()).isEqualTo(number));
    }

    private AuditHead headOf(int number) {
        return new AuditHead(number, chain(20).get(number - 1).hash(), NOON);
    }

    private static List<AuditLink> chain(int length) {
        List<AuditLink> links = new ArrayList<>(List.of(AuditLink.first(entry(1))));
        IntStream.rangeClosed(2, length)
                .forEach(number -> links.add(links.getLast().next(entry(number))));
        return links;
    }

    private static AuditEntry entry(int number) {
        return new AuditEntry(
                new UUID(0, number),
                NOON,
                "ada",
                List.of("platform-admin"),
                "tenant.suspend",
                new UUID(1, 1),
                Map.of("slug", "acme", "after", Map.of("state", "suspended", "epoch", 2)),
                "203.0.113.9",
                null);
    }
}
