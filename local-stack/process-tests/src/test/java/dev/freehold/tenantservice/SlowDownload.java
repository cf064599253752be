package dev.freehold.tenantservice;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.freehold.contracts.operation.OperationId;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who asks for an archive, reads the answer's head and then nothing for as long as the test likes. */
final class SlowDownload implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final long promised;

    private SlowDownload(Socket socket, InputStream in, long promised) {
        this.socket = socket;
        this.in = in;
        this.promised = promised;
    }

    static SlowDownload begin(int port, String token, OperationId archive) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.getOutputStream()
                .write(("GET /v1/archives/" + archive + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Authorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        assertThat(line(in)).contains("200");
        long promised = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                promised =
                        Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        return new SlowDownload(socket, in, promised);
    }

    /** Bytes of the body, as the server said before it sent any. */
    long promised() {
        return promised;
    }

    /** Reads to the end, however that comes, and tells how many bytes of the body came. */
    long rest() {
        long read = 0;
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                read += count;
            }
        } catch (IOException reset) {
            return read;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
