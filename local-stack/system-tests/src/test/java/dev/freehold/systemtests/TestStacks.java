package dev.freehold.systemtests;

import java.time.Duration;

import org.awaitility.Awaitility;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.StackOptions;

/** Two stacks serve all tests; one class on each runs at a time, beside one on the other. */
public final class TestStacks {
    /** Lock of the stack that is treated well. */
    public static final String PLATFORM = "platform";

    /** Lock of the stack that is maltreated. */
    public static final String CHAOS = "chaos";

    static {
        // The usual ten seconds are too few beside another module's tests on two cores.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private TestStacks() {}

    /** One after the other, so that no two pick the same free port. */
    public static synchronized LocalStack start(StackOptions options) {
        return LocalStack.start(options);
    }
}
