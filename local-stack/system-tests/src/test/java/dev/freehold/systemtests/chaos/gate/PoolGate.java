package dev.freehold.systemtests.chaos.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import static java.util.Objects.requireNonNull;

/** A gate before a pool's PostgreSQL, for connections without TLS. */
public final class PoolGate implements AutoCloseable {
    private final String pool;
    private final int upstreamPort;
    private final Gatekeeper keeper;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<PoolConnection> connections = new ConcurrentLinkedQueue<>();

    public PoolGate(String pool, int upstreamPort, Gatekeeper keeper) {
        this.pool = requireNonNull(pool, "pool");
        this.upstreamPort = upstreamPort;
        this.keeper = requireNonNull(keeper, "keeper");
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Breaks every connection, also those that are kept. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        connections.forEach(PoolConnection::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> connect(client));
            } catch (IOException | RejectedExecutionException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            PoolConnection connection = new PoolConnection(pool, client, upstream(), keeper);
            connections.add(connection);
            threads.execute(connection::backward);
            connection.forward();
            connections.remove(connection);
        } catch (IOException | RejectedExecutionException refused) {
            PoolConnection.quietly(client);
        }
    }

    private Socket upstream() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), upstreamPort);
    }
}
