package dev.freehold.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Ports of the loopback interface. */
public final class Ports {
    /** Below the range from which systems take ports of outgoing connections. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int TRIES = 200;
    private static final int LOOKS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Ports() {}

    /** The port itself, or one that nobody listens on if it is 0. */
    public static int orFree(int portOr0) {
        return portOr0 == 0 ? free() : portOr0;
    }

    /** A port nobody listens on now; another process may still take it before its owner does. */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new PartFailedException("No free port between " + FIRST + " and " + LAST);
    }

    /** So many ports that nobody listens on now, each another one. */
    public static List<Integer> free(int count) {
        Set<Integer> ports = new LinkedHashSet<>();
        while (ports.size() < count) {
            ports.add(free());
        }
        return List.copyOf(ports);
    }

    /**
     * Whether a server could listen there: on the loopback address and on all addresses. Looks again for a while, because a
     * child that is being started at that moment holds a copy of our own probing socket until it runs its program.
     */
    public static boolean isFree(int port) {
        for (int look = 0; look < LOOKS; look++) {
            if (bindsEverywhere(port)) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    private static boolean bindsEverywhere(int port) {
        return binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && binds(new InetSocketAddress(port));
    }

    private static boolean binds(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
