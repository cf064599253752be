package dev.freehold.controlplane.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.InventoryChunk;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.Tokens;

/** Plays the worker of one region with one pool that counts, and the operator who asks for it. */
record Counter(
        String region,
        List<Inventory.Identity> groups,
        List<String> databases,
        List<Inventory.Role> roles,
        List<Inventory.Reservation> reservations,
        List<Inventory.SeenArchive> archives,
        List<String> holders) {
    static Counter of(String region) {
        return new Counter(
                region,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** Puts everything there that a tenant should have. */
    void has(String slug) {
        String id = idOf(slug);
        boolean open = "active".equals(ControlPlane.stateOf(slug));
        String database = databaseOf(slug);
        groups.add(new Inventory.Identity(id, id));
        databases.add(database);
        roles.add(new Inventory.Role(database + "_a", open));
        roles.add(new Inventory.Role(database + "_b", false));
        reservations.add(
                new Inventory.Reservation(database, id, database + "_a", database + "_b", database + "_a", true));
    }

    static String databaseOf(String slug) {
        return "fh_" + slug.replace('-', '_');
    }

    static String idOf(String slug) {
        return ControlPlane.asAdmin()
                .get("/v1/tenants/{slug}", slug)
                .then()
                .extract()
                .path("id");
    }

    String begin() {
        return ControlPlane.asAdmin()
                .post("/v1/census?region=" + region)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    JsonPath show(String census) {
        return ControlPlane.asAdmin()
                .get("/v1/census/" + census)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Takes a census, tells what there is, and answers what came out. */
    JsonPath count() {
        String census = begin();
        collect();
        return show(census);
    }

    void collect() {
        for (Optional<CensusTask> next = tryLease(); next.isPresent(); next = tryLease()) {
            CensusTask task = next.get();
            deliver(task, 1, inventory(task.kind()));
            end(task, TaskEnd.Outcome.DONE).then().statusCode(204);
        }
    }

    private Inventory inventory(CensusTask.Kind kind) {
        return switch (kind) {
            case COLLECT_POOL -> pool();
            case COLLECT_IDENTITIES -> Inventory.ofIdentities(groups);
            case COLLECT_OBJECTS ->
                new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), archives, holders);
            case RESOLVE -> throw new AssertionError("a finding is to be resolved");
        };
    }

    Inventory pool() {
        List<Inventory.Database> seen = databases.stream()
                .map(name -> new Inventory.Database(
                        name,
                        reservations.stream()
                                .filter(reserved -> reserved.database().equals(name))
                                .map(Inventory.Reservation::tenant)
                                .toList()))
                .toList();
        return new Inventory(seen, roles, reservations, List.of(), List.of(), List.of());
    }

    Response resolve(JsonPath census, int number, String confirm) {
        return ControlPlane.asAdmin()
                .body(confirm.isEmpty() ? Map.of() : Map.of("confirm", confirm))
                .post("/v1/census/{census}/findings/{number}/resolve", census.getString("id"), number);
    }

    Optional<CensusTask> tryLease() {
        Response response = ControlPlane.as(Tokens.worker(region))
                .body(Map.of("worker", "counter-of-" + region, "waitSeconds", 0))
                .post("/internal/v1/census/lease");
        return response.statusCode() == 204
                ? Optional.empty()
                : Optional.of(ContractJson.read(
                        response.then().statusCode(200).extract().asString(), CensusTask.class));
    }

    CensusTask lease() {
        return tryLease().orElseThrow(() -> new AssertionError("nothing to count in " + region));
    }

    Response deliver(CensusTask task, int number, Inventory inventory) {
        return post(task, "chunks", new InventoryChunk(task.attempt(), number, inventory));
    }

    Response end(CensusTask task, TaskEnd.Outcome outcome) {
        String message = outcome == TaskEnd.Outcome.DONE ? null : "The pool is away.";
        return post(task, "end", new TaskEnd(task.attempt(), outcome, message));
    }

    private Response post(CensusTask task, String report, Object body) {
        return ControlPlane.as(Tokens.worker(region))
                .body(ContractJson.write(body))
                .post("/internal/v1/census/tasks/{task}/" + report, task.id().toString());
    }

    /** Kind and subject of each finding. */
    static List<String> kinds(JsonPath census) {
        List<String> kinds = census.getList("findings.kind");
        List<String> subjects = census.getList("findings.subject");
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i) + " " + subjects.get(i))
                .toList();
    }
}
