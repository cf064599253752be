package dev.freehold.systemtests;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A person at the identity server's pages: fills forms in and sends them. */
final class Browser {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("name=\"code\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Signs in and grants the device what it asks for. */
    void signIn(String address, String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> login =
                send(HttpRequest.newBuilder(URI.create(address)).GET());
        HttpResponse<String> consent = submit(login, Map.of("username", user, "password", password));
        Matcher code = CODE.matcher(consent.body());
        if (!code.find()) {
            throw new AssertionError("no page that asks for consent: " + consent.body());
        }
        submit(consent, Map.of("code", code.group(1), "accept", "Yes"));
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new AssertionError("no form on this page: " + page.body());
        }
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(page.uri().resolve(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Keeps cookies by hand: as browsers do and Java does not, it takes localhost for secure enough for theirs. */
    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String present = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        HttpResponse<String> answer =
                http.send(request.header("Cookie", present).build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        Optional<String> location = answer.headers().firstValue("Location");
        if (location.isPresent()) {
            return send(
                    HttpRequest.newBuilder(answer.uri().resolve(location.get())).GET());
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " of " + answer.uri() + ": " + answer.body());
        }
        return answer;
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
