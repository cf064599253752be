package dev.freehold.controlplane.command;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class LongPollIT {
    private static final int MORE_THAN_THERE_ARE_CONNECTIONS = 60;

    private final Worker worker = new Worker(TestRegions.next());

    @Test
    void lendsNothingToAWorkerThatHasHungUp() throws Exception {
        askAndHangUp();
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        assertThat(worker.lease().attempt()).isEqualTo(1);
    }

    @Test
    void holdsNoConnectionWhileManyWait() throws Exception {
        long version = new DataPlane(worker.region()).routes(0).version();
        List<Future<Integer>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MORE_THAN_THERE_ARE_CONNECTIONS; i++) {
                waiting.add(threads.submit(
                        () -> new DataPlane(worker.region()).answer(version, 10).statusCode()));
            }
            Thread.sleep(500);
            ControlPlane.asAdmin().get("/v1/tenants").then().statusCode(200);
            assertThat(waiting).as("all still wait").noneMatch(Future::isDone);
        }
        for (Future<Integer> answer : waiting) {
            assertThat(answer.get()).isEqualTo(204);
        }
    }

    private void askAndHangUp() throws IOException, InterruptedException {
        String body = "{\"worker\": \"short-lived\", \"waitSeconds\": 20}";
        String request = "POST /internal/v1/commands/lease HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.worker(worker.region()) + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            Thread.sleep(500);
        }
        Thread.sleep(200);
    }
}
