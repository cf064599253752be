package dev.freehold.controlplane.platform.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Posts to addresses that other people have given us. It connects to the very address that was found allowed, so that a name that
 * changes in between leads nowhere else; it follows no redirect, reads no answer but its status, and waits only so long.
 */
@Singleton
public class Egress {
    private final Destination destination;
    private final HttpClient client;
    private final Duration timeout;

    Egress(Destination destination, EgressConfig config, Vertx vertx) {
        this.destination = requireNonNull(destination);
        this.timeout = config.timeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) timeout.toMillis())
                .setMaxHeaderSize(16 * 1024));
    }

    /**
     * What came of a post.
     *
     * @param status absent if there was no answer
     * @param error why not, for people; it names no address
     */
    public record Answer(@Nullable Integer status, @Nullable String error) {
        public boolean taken() {
            return status != null && status >= 200 && status < 300;
        }
    }

    /** Blocks until there is an answer or there will be none. */
    public Answer post(String url, Map<String, String> headers, String body) {
        try {
            URI uri = destination.parse(url);
            InetAddress address = destination.resolve(uri);
            int status = send(uri, address, headers, body)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis() + 1_000, TimeUnit.MILLISECONDS);
            return new Answer(status, status >= 200 && status < 300 ? null : "it answered " + status);
        } catch (UnknownHostException e) {
            return new Answer(null, "its name is not known");
        } catch (IllegalArgumentException e) {
            return new Answer(null, String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return new Answer(null, "it did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(null, "interrupted");
        } catch (java.util.concurrent.ExecutionException | CompletionException e) {
            return new Answer(null, reason(e.getCause()));
        }
    }

    private Future<Integer> send(URI uri, InetAddress address, Map<String, String> headers, String body) {
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(target(uri))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
        return client.request(options).compose(request -> {
            headers.forEach(request::putHeader);
            return request.send(Buffer.buffer(body)).map(response -> {
                response.exceptionHandler(hungUp -> {});
                request.reset();
                return response.statusCode();
            });
        });
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case java.net.ConnectException _ -> "it takes no connections";
            case javax.net.ssl.SSLException _ -> "its certificate is not right, or it speaks no TLS";
            case TimeoutException _ -> "it did not answer in time";
            case null -> "it could not be reached";
            default ->
                cause.getClass().getSimpleName().contains("Timeout")
                        ? "it did not answer in time"
                        : "the connection broke off";
        };
    }
}
