package dev.freehold.controlplane.platform;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CursorTest {
    private static final List<UUID> IDS = List.of(new UUID(3, 0), new UUID(2, 0), new UUID(1, 0));

    @Test
    void isReadBackAsItWasAnswered() {
        Cursor cursor = new Cursor(UUID.fromString("01a1fca8-80e3-7fe0-9407-cbc7e2fd639b"));
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%%%",
                "MTo",
                "MToxMjM",
                "Mjo0MWExZmNhOC04MGUz",
                "' OR 1=1 --",
                "MTowMWExZmNhOC04MGUzLTdmZTAtOTQwNy1jYmM3ZTJmZDYzOWI="
            })
    void refusesWhatItDidNotMake(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_CURSOR));
    }

    @Test
    void pointsToTheLastItemOfAFullPage() {
        Page<UUID> page = Page.of(IDS, 2, id -> id);
        assertThat(page.items()).containsExactly(IDS.get(0), IDS.get(1));
        assertThat(page.nextCursor()).isEqualTo(new Cursor(IDS.get(1)).text());
    }

    @Test
    void isAbsentOnTheLastPage() {
        assertThat(Page.of(IDS, 3, id -> id).nextCursor()).isNull();
    }
}
