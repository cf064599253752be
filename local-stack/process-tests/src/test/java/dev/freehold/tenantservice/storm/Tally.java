package dev.freehold.tenantservice.storm;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What all clients saw. */
final class Tally {
    final LongAdder requests = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder excused = new LongAdder();
    final LongAdder unsure = new LongAdder();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    void wrong(String what) {
        wrong.add(what);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
