package dev.freehold.systemtests.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.systemtests.chaos.gate.ControlPlaneReading;
import dev.freehold.systemtests.chaos.gate.Gatekeeper;
import dev.freehold.systemtests.chaos.gate.HttpGate;
import dev.freehold.systemtests.chaos.gate.IdentityReading;
import dev.freehold.systemtests.chaos.gate.Passage;
import dev.freehold.systemtests.chaos.gate.PoolGate;

import static java.util.Objects.requireNonNull;

/** A worker process that reaches everybody through gates of its own. */
final class GatedWorker implements Gatekeeper, AutoCloseable {
    private final String name;
    private final Trap trap;
    private final HttpGate controlPlane;
    private final HttpGate identity;
    private final Map<String, PoolGate> pools;
    private final RunningPart part;
    private final AtomicInteger polls = new AtomicInteger();

    GatedWorker(LocalStack stack, String name, Map<String, String> settings, Trap trap) {
        this.name = requireNonNull(name, "name");
        this.trap = requireNonNull(trap, "trap");
        this.controlPlane = new HttpGate(stack.controlPlane(), new ControlPlaneReading(), this);
        this.identity = new HttpGate(stack.realm().server(), new IdentityReading(), this);
        this.pools = Pools.IDS.stream()
                .collect(Collectors.toMap(
                        Function.identity(), pool -> new PoolGate(pool, Pools.port(stack, pool), this)));
        this.part = stack.launchWorker(name, gated(settings));
    }

    private Map<String, String> gated(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("freehold.worker.name", name);
        // So that whoever keeps a report keeps the step that begins with it.
        all.put("freehold.worker.wait-for-reports", "true");
        all.put("freehold.worker.control-plane-url", controlPlane.address().toString());
        all.put("freehold.identity.url", identity.address().toString());
        pools.forEach((pool, gate) -> all.put("freehold.pools.\"" + pool + "\".port", Integer.toString(gate.port())));
        return all;
    }

    String name() {
        return name;
    }

    /** How often it has asked for work. */
    int polls() {
        return polls.get();
    }

    boolean isRunning() {
        return part.process().isRunning();
    }

    /** @param signal without SIG */
    void signal(String signal) {
        part.process().signal(signal);
    }

    /** Ends it as a crash would; what it has said before is on its way, what it would hear is lost. */
    @Override
    public void close() {
        part.process().stop(java.time.Duration.ofSeconds(10));
        pools.values().forEach(PoolGate::close);
        List.of(controlPlane, identity).forEach(HttpGate::close);
    }

    @Override
    public void admit(Passage passage) throws InterruptedException {
        if (passage instanceof Passage.Asked) {
            polls.incrementAndGet();
        }
        trap.admit(name, passage);
    }

    @Override
    public void passed(Passage passage) {
        trap.passed(name, passage);
    }

    @Override
    public void answer(Passage passage) throws InterruptedException {
        trap.answer(passage);
    }
}
