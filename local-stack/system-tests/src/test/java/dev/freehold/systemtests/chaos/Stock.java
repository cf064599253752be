package dev.freehold.systemtests.chaos;

import java.util.ArrayDeque;
import java.util.Deque;

import static java.util.Objects.requireNonNull;

/** Tenants at hand, so that not every command needs a new one. */
final class Stock {
    private final Operator operator;
    private final Deque<String> active = new ArrayDeque<>();
    private final Deque<String> suspended = new ArrayDeque<>();
    private String inHand = "";

    Stock(Operator operator) {
        this.operator = requireNonNull(operator, "operator");
    }

    /** A slug that nobody has yet. */
    void takeNew() {
        inHand = Operator.freshSlug("kill");
    }

    void makeOneMore() {
        takeNew();
        operator.awaitSuccess(operator.create(inHand));
        putBackActive();
    }

    void takeActive() {
        if (active.isEmpty()) {
            makeOneMore();
        }
        inHand = active.pop();
    }

    void takeSuspended() {
        if (suspended.isEmpty()) {
            takeActive();
            operator.awaitSuccess(operator.ask(inHand, "suspend"));
        } else {
            inHand = suspended.pop();
        }
    }

    /** One whose retention runs. */
    void takeDeleted() {
        takeActive();
        operator.awaitSuccess(operator.delete(inHand));
    }

    /** The one in hand, whose deletion is taken back. */
    void putBackUndeleted() {
        operator.awaitSuccess(operator.ask(inHand, "undelete"));
        putBackSuspended();
    }

    /** The slug that was taken last. */
    String inHand() {
        return inHand;
    }

    void putBackActive() {
        active.push(inHand);
    }

    void putBackSuspended() {
        suspended.push(inHand);
    }

    /** Drops those above this number, so that a long table does not fill the disk. */
    void keepAtMost(int number) {
        while (active.size() > number) {
            operator.awaitSuccess(operator.drop(active.pop()));
        }
    }
}
