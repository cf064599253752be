package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.systemtests.TestStacks;

import static org.assertj.core.api.Assertions.assertThat;

/** Many clients at once at few tenants. */
@ResourceLock(TestStacks.CHAOS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrencyIT {
    private static final int CREATES = 50;
    private static final int CLIENTS = 8;
    private static final int SLUGS = 4;
    private static final Duration FOR = Duration.ofSeconds(20);
    private static final Duration THINKING = Duration.ofMillis(50);
    private static final List<String> VERBS =
            List.of("create", "suspend", "suspend", "resume", "resume", "delete", "undelete", "purge");

    private final LocalStack stack = ChaosStack.shared();
    private final Operator operator = new Operator(stack);
    private final Pools pools = new Pools(stack);
    private final Logins logins = new Logins(pools);
    private final Inventory inventory = new Inventory(operator);
    private final Crew crew = new Crew(stack, Crew.WITHOUT_STANDBYS, new Trap());

    @BeforeAll
    void waitsForBothWorkers() {
        crew.awaitReady();
    }

    @AfterAll
    void endsBothWorkers() {
        crew.close();
    }

    @Test
    void fiftyCreatesOfOneSlugGiveOneTenant() {
        String slug = Operator.freshSlug("wanted");
        List<JsonAnswer> answers = atOnce(CREATES, _ -> operator.create(slug));
        List<JsonAnswer> accepted =
                answers.stream().filter(answer -> answer.status() == 202).toList();
        assertThat(accepted).hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 409)
                        .map(answer -> answer.body().path("code").asText()))
                .hasSize(CREATES - 1)
                .containsOnly("slug_taken");
        operator.awaitSuccess(accepted.getFirst());
        assertThat(operator.operations(slug)).hasSize(1);
        assertThat(inventory.differences()).isEmpty();
    }

    @Test
    void whateverManyClientsAskForTheEndFollowsFromTheOperationsInOrder() {
        long seed = Long.getLong("freehold.chaos.seed", System.nanoTime());
        System.out.println("concurrent clients, seed " + seed);
        List<String> slugs = IntStream.range(0, SLUGS)
                .mapToObj(_ -> Operator.freshSlug("contested"))
                .toList();
        Instant end = Instant.now().plus(FOR);
        List<Integer> statuses = atOnce(CLIENTS, client -> askUntil(end, slugs, new Random(seed + client))).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(statuses)
                .contains(202)
                .allMatch(status -> List.of(202, 404, 409).contains(status));

        List<JsonNode> operations = slugs.stream()
                .flatMap(slug -> operator.operations(slug).stream())
                .toList();
        operations.forEach(operation -> {
            JsonNode _ = operator.awaitEnd(operation.path("id").asText());
        });
        Map<String, List<JsonNode>> histories = slugs.stream()
                .flatMap(slug -> operator.operations(slug).reversed().stream())
                .collect(Collectors.groupingBy(
                        operation -> operation.path("tenantId").asText()));
        histories.forEach(this::explains);
        System.out.printf(
                "%d requests, %d operations of %d tenants%n", statuses.size(), operations.size(), histories.size());
        assertThat(inventory.differences()).isEmpty();
    }

    private List<Integer> askUntil(Instant end, List<String> slugs, Random random) {
        List<Integer> statuses = new ArrayList<>();
        while (Instant.now().isBefore(end)) {
            String slug = slugs.get(random.nextInt(slugs.size()));
            String verb = VERBS.get(random.nextInt(VERBS.size()));
            statuses.add(
                    switch (verb) {
                        case "create" -> operator.create(slug).status();
                        case "delete" -> operator.delete(slug).status();
                        case "purge" -> operator.purge(slug).status();
                        default -> operator.ask(slug, verb).status();
                    });
            LockSupport.parkNanos(THINKING.toNanos());
        }
        return statuses;
    }

    private void explains(String tenant, List<JsonNode> history) {
        String state = History.stateAfter(history);
        assertThat(stateOf(tenant)).as(history.toString()).isEqualTo(state);
        if (state.equals("active")) {
            assertThat(logins.open(tenant)).hasSize(1);
        } else {
            assertThat(logins.open(tenant))
                    .as("logins of a tenant that is " + state)
                    .isEmpty();
        }
    }

    private String stateOf(String tenant) {
        return pools.rows(Pools.CONTROL, "freehold_control", "SELECT state FROM tenant WHERE id = ?::uuid", tenant)
                .getFirst();
    }

    private static <T> List<T> atOnce(int number, IntFunction<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> futures = IntStream.range(0, number)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), threads))
                    .toList();
            return futures.stream().map(CompletableFuture::join).toList();
        }
    }
}
