package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.freehold.systemtests.Bucket;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

/** Every lifecycle command, and provisioning in each of the situations in which another of its steps acts. */
final class Scenarios {
    private static final String DONE = "succeeded";
    /** Placement spreads tenants over the pools, so this many reach each of them. */
    private static final int TRIES = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String UNDONE = "compensated";
    private static final Place LAST = new Place(false, "seal", Place.Phase.BEFORE, 0);
    private static final Place BEFORE_PUBLICATION = new Place(false, "publish", Place.Phase.BEFORE, 0);

    private final Operator operator;
    private final Stock stock;
    private final Templates templates;
    private final Trap trap;
    private final Origin origin;
    private final Bucket bucket;
    private String archive = "";

    Scenarios(Operator operator, Stock stock, Pools pools, Trap trap) {
        this.operator = requireNonNull(operator, "operator");
        this.stock = requireNonNull(stock, "stock");
        this.trap = requireNonNull(trap, "trap");
        this.templates = new Templates(pools);
        this.origin = new Origin(operator, pools);
        this.bucket = new Bucket(pools.stack());
    }

    List<Scenario> all() {
        return List.of(
                new Scenario("provision", "provision", DONE, stock::takeNew, this::create, stock::putBackActive),
                new Scenario(
                        "provision, no template",
                        "provision",
                        DONE,
                        before(templates::forget, stock::takeNew),
                        this::create,
                        stock::putBackActive),
                new Scenario(
                        "provision, old template",
                        "provision",
                        DONE,
                        before(this::ageTemplates, stock::takeNew),
                        this::create,
                        before(templates::forget, stock::putBackActive)),
                new Scenario("suspend", "suspend", DONE, stock::takeActive, asking("suspend"), stock::putBackSuspended),
                new Scenario("resume", "resume", DONE, stock::takeSuspended, asking("resume"), stock::putBackActive),
                new Scenario("verify", "verify", DONE, stock::takeActive, asking("verify"), stock::putBackActive),
                new Scenario(
                        "rotate", "rotate", DONE, stock::takeActive, asking("rotate-credential"), stock::putBackActive),
                new Scenario(
                        "rotate, cancelled",
                        "rotate",
                        UNDONE,
                        stock::takeActive,
                        cancelled(BEFORE_PUBLICATION, asking("rotate-credential")),
                        stock::putBackActive),
                new Scenario(
                        "provision, cancelled",
                        "provision",
                        UNDONE,
                        stock::takeNew,
                        cancelled(LAST, this::create),
                        () -> {}),
                new Scenario("delete", "offboard", DONE, stock::takeActive, this::delete, stock::putBackUndeleted),
                new Scenario(
                        "undelete", "undelete", DONE, stock::takeDeleted, asking("undelete"), stock::putBackSuspended),
                new Scenario("export", "export", DONE, stock::takeActive, asking("export"), stock::putBackActive),
                new Scenario("discard", "discard", DONE, this::takeExported, this::discard, stock::putBackActive),
                new Scenario("drop", "drop", DONE, this::takeDeletedWithObjects, this::purge, () -> {}),
                new Scenario("import", "import", DONE, stock::takeNew, making(origin::archived), stock::putBackActive),
                new Scenario("adopt", "adopt", DONE, stock::takeNew, making(origin::elsewhere), stock::putBackActive),
                new Scenario(
                        "import, cancelled",
                        "import",
                        UNDONE,
                        stock::takeNew,
                        cancelled(LAST, making(origin::archived)),
                        () -> {}),
                new Scenario(
                        "adopt, cancelled",
                        "adopt",
                        UNDONE,
                        stock::takeNew,
                        cancelled(LAST, making(origin::elsewhere)),
                        () -> {}));
    }

    private static Runnable before(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }

    private void ageTemplates() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int i = 0; !templates.areThere() && i < TRIES; i++) {
                stock.makeOneMore();
            }
            templates.age();
        });
    }

    private Scenario.Begin making(Supplier<Map<String, ?>> from) {
        return ready -> {
            Map<String, ?> more = from.get();
            ready.run();
            return Operator.id(operator.create(stock.inHand(), more));
        };
    }

    private void takeDeletedWithObjects() {
        stock.takeActive();
        bucket.put("tenants/" + operator.tenant(stock.inHand()).path("id").asText() + "/attachments/1");
        operator.awaitSuccess(operator.delete(stock.inHand()));
    }

    private String create(Runnable ready) {
        ready.run();
        return Operator.id(operator.create(stock.inHand()));
    }

    private Scenario.Begin asking(String verb) {
        return ready -> {
            ready.run();
            return Operator.id(operator.ask(stock.inHand(), verb));
        };
    }

    private String delete(Runnable ready) {
        ready.run();
        return Operator.id(operator.delete(stock.inHand()));
    }

    private void takeExported() {
        stock.takeActive();
        archive = operator.awaitSuccess(operator.ask(stock.inHand(), "export"));
    }

    private String discard(Runnable ready) {
        ready.run();
        return Operator.id(operator.discard(stock.inHand(), archive));
    }

    private String purge(Runnable ready) {
        ready.run();
        return Operator.id(operator.purge(stock.inHand()));
    }

    /** Cancelled when all is done but the last step that can be undone, so that there is most to undo. */
    private Scenario.Begin cancelled(Place place, Scenario.Begin begin) {
        return ready -> {
            Trap.Snare last = trap.setAt(place);
            String operation = begin.run(() -> {});
            Trap.Caught _ = last.await(Crew.PATIENCE);
            ready.run();
            operator.cancel(operation).orThrow();
            last.release();
            return operation;
        };
    }
}
