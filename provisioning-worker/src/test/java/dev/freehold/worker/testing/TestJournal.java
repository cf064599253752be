package dev.freehold.worker.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.StepProgress;
import dev.freehold.worker.saga.LeaseLostException;
import dev.freehold.worker.saga.SagaJournal;

/** Remembers a run, and can break it off at a chosen point as the death of the process would. */
public final class TestJournal implements SagaJournal {
    public final List<String> plan = new ArrayList<>();
    public final List<String> acted = new ArrayList<>();
    public final List<String> succeeded = new ArrayList<>();
    public final List<String> compensated = new ArrayList<>();
    public final Map<String, Failure> failed = new LinkedHashMap<>();
    public final List<StepProgress> progress = new ArrayList<>();
    public final Map<String, Duration> times = new LinkedHashMap<>();

    private final String breakAt;
    private boolean acting;
    private boolean broken;
    private String step = "";
    private long begun;

    private TestJournal(String breakAt) {
        this.breakAt = breakAt;
    }

    public static TestJournal whole() {
        return new TestJournal("");
    }

    /** Breaks off when this step has acted, before it is verified or reported; or when it is undone. */
    public static TestJournal brokenAfter(String step) {
        return new TestJournal(step);
    }

    /** Whether the run got as far as to be broken off. */
    public boolean broken() {
        return broken;
    }

    @Override
    public void planned(List<String> steps) {
        plan.addAll(steps);
        begun = System.nanoTime();
    }

    @Override
    public void started(String name) {
        acted.add(name);
        step = name;
        acting = false;
    }

    @Override
    public synchronized void progressed(String name, StepProgress now) {
        progress.add(now);
    }

    @Override
    public void succeeded(String name) {
        succeeded.add(name);
        step = "";
        acting = false;
        times.put(name, Duration.ofNanos(System.nanoTime() - begun));
        begun = System.nanoTime();
    }

    @Override
    public void failed(String name, Failure failure) {
        failed.put(name, failure);
    }

    @Override
    public void compensated(String name) {
        breakOffIf(name.equals(breakAt));
        compensated.add(name);
    }

    /** Between its start and its end a step asks twice: before and after acting. */
    @Override
    public void requireCurrent() {
        breakOffIf(acting && step.equals(breakAt));
        acting = !step.isEmpty();
    }

    private void breakOffIf(boolean here) {
        if (here) {
            broken = true;
            throw new LeaseLostException("broken off by the test");
        }
    }
}
