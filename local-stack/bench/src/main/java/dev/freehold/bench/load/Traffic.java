package dev.freehold.bench.load;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/** Which of several tenants the next request is for. */
public final class Traffic {
    private Traffic() {}

    public static IntSupplier uniform(int tenants) {
        return () -> ThreadLocalRandom.current().nextInt(tenants);
    }

    /** The n-th is asked for in proportion to 1/n. */
    public static IntSupplier zipf(int tenants) {
        double[] upTo = new double[tenants];
        double sum = 0;
        for (int n = 0; n < tenants; n++) {
            sum += 1.0 / (n + 1);
            upTo[n] = sum;
        }
        double all = sum;
        return () -> {
            int found = java.util.Arrays.binarySearch(
                    upTo, ThreadLocalRandom.current().nextDouble(all));
            return Math.min(tenants - 1, found < 0 ? -found - 1 : found);
        };
    }
}
