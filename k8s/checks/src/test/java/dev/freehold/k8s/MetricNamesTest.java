package dev.freehold.k8s;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** Alerts and dashboards ask for metrics that there are; MetricInventoryIT compares metrics.txt with what running services expose. */
class MetricNamesTest {
    private static final Pattern ALARM = Pattern.compile("(?m)^ {8}([A-Z]+),?$");
    private static final Pattern WHAT = Pattern.compile("freehold_feed_refused_total\\{what=~?\"([a-z|]+)\"");
    private static final Pattern NAME = Pattern.compile("\\b(?:freehold|http|jvm|process)_[a-z_]+");

    @ParameterizedTest
    @CsvSource({"control, control-plane", "region, provisioning-worker|tenant-service"})
    void alertsAndDashboardsAskForWhatTheServicesExpose(String part, String services) {
        Set<String> exposed = exposed(List.of(services.split("\\|", -1)));
        List<String> asked = expressions(part).flatMap(each -> names(each)).toList();

        assertThat(asked).isNotEmpty();
        assertThat(exposed).containsAll(asked);
    }

    /** What nobody would look at need not be measured. */
    @Test
    void everythingThatWeMeasureIsLookedAt() {
        Set<String> asked = Stream.of("control", "region")
                .flatMap(MetricNamesTest::expressions)
                .flatMap(MetricNamesTest::names)
                .collect(toSet());

        assertThat(exposed(List.of("control-plane", "provisioning-worker", "tenant-service")))
                .filteredOn(name -> name.startsWith("freehold_") && !name.endsWith("_max"))
                .isSubsetOf(asked);
    }

    @Test
    void everyAlertSaysWhatToDoAndNamesARunbookThatIsThere() {
        List<JsonNode> alerts =
                Stream.of("control", "region").flatMap(MetricNamesTest::alerts).toList();

        assertThat(alerts).hasSizeGreaterThan(15).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/action").asText()).isNotBlank();
            assertThat(Repository.file(alert.at("/annotations/runbook").asText()))
                    .isRegularFile();
        });
    }

    /** The kinds as the data plane's source names them, since nothing of it is on this module's class path. */
    @Test
    void everyAlarmOfADataPlaneRings() {
        String source = Repository.text("tenant-service/src/main/java/dev/freehold/tenantservice/platform/Alarm.java");
        String kinds = source.substring(source.indexOf("enum Kind {"), source.indexOf("public void raise"));
        List<String> alarms = ALARM.matcher(kinds)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .toList();
        List<String> rung = alerts("region")
                .map(alert -> alert.path("expr").asText())
                .flatMap(expression -> WHAT.matcher(expression).results())
                .flatMap(found -> Stream.of(found.group(1).split("\\|", -1)))
                .toList();

        assertThat(alarms).contains("feed", "stamp", "scope");
        assertThat(rung).containsExactlyInAnyOrderElementsOf(alarms);
    }

    @Test
    void noExpressionLeavesAParenthesisOpen() {
        assertThat(Stream.of("control", "region").flatMap(MetricNamesTest::expressions))
                .allSatisfy(each -> assertThat(count(each, '(') + 10 * count(each, '{') + 100 * count(each, '['))
                        .isEqualTo(count(each, ')') + 10 * count(each, '}') + 100 * count(each, ']')));
    }

    private static long count(String text, char sought) {
        return text.chars().filter(each -> each == sought).count();
    }

    private static Set<String> exposed(List<String> services) {
        return Repository.text("k8s/observability/metrics.txt")
                .lines()
                .filter(line -> services.contains(line.split(" +", 2)[0]))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(toSet());
    }

    private static Stream<String> names(String expression) {
        return NAME.matcher(expression).results().map(found -> found.group());
    }

    private static Stream<String> expressions(String part) {
        Stream<JsonNode> shown = Repository.names("k8s/observability/" + part).stream()
                .filter(name -> name.endsWith(".json"))
                .flatMap(name -> Manifest.parse(Repository.text("k8s/observability/" + part + "/" + name)).stream())
                .flatMap(dashboard -> Manifest.items(dashboard.at("/panels")))
                .flatMap(panel -> Manifest.items(panel.path("targets")));
        return Stream.concat(alerts(part), shown).map(each -> each.path("expr").asText());
    }

    private static Stream<JsonNode> alerts(String part) {
        return Manifest.parse(Repository.text("k8s/observability/" + part + "/alerts.yaml")).stream()
                .flatMap(rule -> Manifest.items(rule.at("/spec/groups")))
                .flatMap(group -> Manifest.items(group.path("rules")));
    }
}
