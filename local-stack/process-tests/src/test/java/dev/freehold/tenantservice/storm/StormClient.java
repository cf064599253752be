package dev.freehold.tenantservice.storm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.util.Objects.requireNonNull;

/**
 * Writes and reads products of all tenants at random and keeps a book of each: the version that it must have. Ids and SKUs are the same in
 * every tenant; the name says whose it is. What was answered with a failure is asked for again until it is known whether it happened.
 */
final class StormClient implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OWN_PRODUCTS = 3;

    /** One product as it has to be; version -1: not made yet. */
    record Entry(int version) {
        static final Entry NONE = new Entry(-1);
    }

    private final int number;
    private final URI service;
    private final List<StormTenant> tenants;
    private final IntSupplier outages;
    private final BooleanSupplier goOn;
    private final Tally tally;
    private final HttpClient http;
    private final Random random;
    private final Map<StormTenant, Map<UUID, Entry>> book = new HashMap<>();

    /** @param outages how often the pool went down or came up again: odd while it is down */
    StormClient(
            int number,
            URI service,
            List<StormTenant> tenants,
            IntSupplier outages,
            BooleanSupplier goOn,
            Tally tally,
            HttpClient http) {
        this.number = number;
        this.service = service;
        this.tenants = tenants;
        this.outages = outages;
        this.goOn = goOn;
        this.tally = tally;
        this.http = http;
        this.random = new Random(number);
    }

    /** Versions by product, of all tenants. */
    Map<StormTenant, Map<UUID, Entry>> book() {
        return book;
    }

    @Override
    public void run() {
        while (goOn.getAsBoolean()) {
            StormTenant tenant = tenants.get(random.nextInt(tenants.size()));
            UUID id = new UUID(number + 1L, random.nextInt(OWN_PRODUCTS));
            Map<UUID, Entry> own = book.computeIfAbsent(tenant, absent -> new HashMap<>());
            Entry known = own.getOrDefault(id, Entry.NONE);
            if (known.equals(Entry.NONE)) {
                own.put(id, create(tenant, id));
            } else if (random.nextInt(3) == 0) {
                own.put(id, change(tenant, id, known));
            } else {
                require(tenant, id, known, read(tenant, id));
            }
        }
    }

    private Entry create(StormTenant tenant, UUID id) {
        tally.writes.increment();
        boolean unsure = false;
        while (true) {
            HttpResponse<String> answer = send(tenant, "POST", "/v1/products", body(tenant, id, 0), "");
            switch (answer.statusCode()) {
                case 201 -> {
                    return new Entry(0);
                }
                case 409 -> {
                    if (!unsure) {
                        tally.wrong(tenant.slug() + " has product " + id + " already, which only this client makes");
                    }
                    return new Entry(0);
                }
                default -> unsure = isUnsure();
            }
        }
    }

    private Entry change(StormTenant tenant, UUID id, Entry known) {
        tally.writes.increment();
        int next = known.version() + 1;
        boolean unsure = false;
        while (true) {
            HttpResponse<String> answer =
                    send(tenant, "PUT", "/v1/products/" + id, body(tenant, id, next), "\"" + known.version() + "\"");
            switch (answer.statusCode()) {
                case 200 -> {
                    return new Entry(next);
                }
                case 412 -> {
                    if (!unsure) {
                        tally.wrong(tenant.slug() + " has another version of " + id + " than " + known.version());
                    }
                    return new Entry(next);
                }
                default -> unsure = isUnsure();
            }
        }
    }

    private boolean isUnsure() {
        tally.unsure.increment();
        return true;
    }

    private HttpResponse<String> read(StormTenant tenant, UUID id) {
        while (true) {
            HttpResponse<String> answer = send(tenant, "GET", "/v1/products/" + id, "", "");
            if (answer.statusCode() == 200 || answer.statusCode() == 404) {
                return answer;
            }
        }
    }

    private void require(StormTenant tenant, UUID id, Entry known, HttpResponse<String> answer) {
        try {
            JsonNode product = JSON.readTree(answer.body());
            if (answer.statusCode() != 200
                    || product.path("version").asInt() != known.version()
                    || !product.path("name").asText().equals(tenant.slug())) {
                tally.wrong(tenant.slug() + " was to have " + id + " at version " + known.version() + " and answered "
                        + answer.body());
            }
        } catch (IOException e) {
            tally.wrong("no JSON: " + answer.body());
        }
    }

    /** Sends once. What fails has to be excused by what was done to the tenant or its pool meanwhile. */
    private HttpResponse<String> send(StormTenant tenant, String method, String path, String body, String ifMatch) {
        int absences = tenant.absences();
        int downs = outages.getAsInt();
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + tenant.token())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            tally.requests.increment();
            int status = answer.statusCode();
            boolean disturbed =
                    tenant.absences() != absences || absences % 2 == 1 || outages.getAsInt() != downs || downs % 2 == 1;
            if (status == 503 || status == 403) {
                if (disturbed) {
                    tally.excused.increment();
                    Thread.sleep(20);
                } else {
                    tally.wrong(tenant.slug() + " was not disturbed, but answered " + status + " " + answer.body());
                }
            } else if (status >= 500 || status == 401 || status == 429 || status == 400) {
                tally.wrong(method + " " + path + " was answered " + status + " " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("the service itself is away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String body(StormTenant tenant, UUID id, int price) {
        return requireNonNull(
                "{\"id\":\"%s\",\"sku\":\"%s\",\"name\":\"%s\",\"price\":%d}".formatted(id, id, tenant.slug(), price));
    }
}
