package dev.freehold.bench.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.stack.LocalStack;
import dev.freehold.stack.service.DevelopmentKeys;

import static java.util.Objects.requireNonNull;

/** Many clients of a region's feed, each as a data plane follows it: it waits, verifies what comes, and waits again. */
public final class Followers implements AutoCloseable {
    private static final Region REGION = new Region("local");

    private final LocalStack stack;
    private final int count;
    private final VerifyingKeys authority;
    private final FreshToken token;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private volatile boolean over;
    private volatile Round round = new Round(0);

    public Followers(LocalStack stack, int count) throws IOException {
        this.stack = requireNonNull(stack);
        this.count = count;
        this.token = new FreshToken(() -> stack.tokens().process("freehold-data-plane"));
        this.authority =
                VerifyingKeys.parse(Files.readString(new DevelopmentKeys(stack.folder()).publicKey("authority")));
    }

    /** Until every one of them has all there is, and waits for more. */
    public void start() throws InterruptedException {
        round = new Round(count);
        for (int i = 0; i < count; i++) {
            threads.execute(this::follow);
        }
        round.await();
    }

    /** Makes a change and answers after how many milliseconds each follower had verified it. */
    public Queue<Double> after(Runnable change) throws InterruptedException {
        Round next = new Round(count);
        round = next;
        change.run();
        next.await();
        return next.millis;
    }

    @Override
    public void close() {
        over = true;
        http.shutdownNow();
        threads.shutdownNow();
    }

    private void follow() {
        long seen = 0;
        while (!over) {
            try {
                HttpResponse<String> answer = http.send(request(seen), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    seen = RouteFeed.verify(answer.body(), authority, REGION).version();
                    round.arrived();
                }
            } catch (IOException e) {
                // Asked again.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private HttpRequest request(long seen) {
        URI address = stack.controlPlane().resolve("/internal/v1/routes?wait=20&after=" + seen);
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + token.get())
                .build();
    }

    /** One change on its way to all. */
    private static final class Round {
        private final long began = System.nanoTime();
        private final CountDownLatch missing;
        private final Queue<Double> millis = new ConcurrentLinkedQueue<>();

        Round(int count) {
            missing = new CountDownLatch(count);
        }

        void arrived() {
            millis.add((System.nanoTime() - began) / 1e6);
            missing.countDown();
        }

        void await() throws InterruptedException {
            if (!missing.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        missing.getCount() + " followers have not heard of a change in a minute");
            }
        }
    }
}
