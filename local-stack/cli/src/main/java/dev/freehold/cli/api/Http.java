package dev.freehold.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** JSON over HTTP. It follows no redirect, which could carry a token elsewhere, and reads no answer without end. */
public final class Http {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final long LARGEST_ANSWER = 16L * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** A request to fill in; it has 30 seconds to begin its answer. */
    public static HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address).timeout(ANSWER_WITHIN);
    }

    /**
     * The JSON of a 2xx answer.
     *
     * @throws Refused for any other status
     * @throws Unavailable if there was no answer, or it was no JSON
     */
    public JsonNode json(HttpRequest request) {
        return tagged(request).body();
    }

    /** The same with its entity tag. */
    Tagged tagged(HttpRequest request) {
        HttpResponse<String> answer = send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        JsonNode body = parse(answer.body());
        if (!isSuccess(answer.statusCode())) {
            throw new Refused(answer.statusCode(), body);
        }
        if (body.isMissingNode()) {
            throw new Unavailable("the answer of " + origin(request) + " is not JSON");
        }
        return new Tagged(body, answer.headers().firstValue("ETag").orElse("*"));
    }

    /** The endless body of a 2xx answer; the caller closes it. */
    InputStream stream(HttpRequest request) throws IOException {
        HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
        if (!isSuccess(answer.statusCode())) {
            answer.body().close();
            throw new Refused(answer.statusCode(), MissingNode.getInstance());
        }
        return answer.body();
    }

    /** The JSON, or a missing node if the text is none. */
    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (HttpTimeoutException e) {
            throw new Unavailable(origin(request) + " did not answer in time");
        } catch (ConnectException e) {
            throw new Unavailable("cannot connect to " + origin(request) + "; is it running?");
        } catch (IOException e) {
            throw new Unavailable("the connection to " + origin(request) + " failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for " + origin(request));
        }
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static String origin(HttpRequest request) {
        return request.uri().getScheme() + "://" + request.uri().getRawAuthority();
    }
}
