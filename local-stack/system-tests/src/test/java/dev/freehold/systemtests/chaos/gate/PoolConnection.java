package dev.freehold.systemtests.chaos.gate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * One connection through a gate. PostgreSQL's client sends a startup packet and then messages of a type, a length and a
 * content; it waits for an answer after a simple query and after a Sync, so each of those counts as one statement.
 */
final class PoolConnection implements AutoCloseable {
    private static final int PROTOCOL_3 = 3;
    private static final int CHUNK = 16_384;

    private final String pool;
    private final Socket client;
    private final Socket server;
    private final Gatekeeper keeper;
    private String application = "";
    private volatile Passage.@Nullable Statement current;

    PoolConnection(String pool, Socket client, Socket server, Gatekeeper keeper) throws IOException {
        this.pool = requireNonNull(pool, "pool");
        this.client = requireNonNull(client, "client");
        this.server = requireNonNull(server, "server");
        this.keeper = requireNonNull(keeper, "keeper");
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    /** Carries the client's messages until one side closes. */
    void forward() {
        try (this) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), CHUNK));
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream(), CHUNK));
            startUp(in, out);
            StringBuilder text = new StringBuilder();
            while (true) {
                carry(in, out, text);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException over) {
            // One side has gone; so goes the other.
        }
    }

    /** Carries the server's answers. */
    void backward() {
        try (this) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                Passage.Statement answered = current;
                if (answered != null) {
                    keeper.answer(answered);
                }
                out.write(chunk, 0, read);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException over) {
            // As above.
        }
    }

    @Override
    public void close() {
        quietly(client);
        quietly(server);
    }

    static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is what was wanted.
        }
    }

    /** A request for TLS or to cancel has another first number and leaves the name empty. */
    private void startUp(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] packet = new byte[in.readInt() - Integer.BYTES];
        in.readFully(packet);
        if (ByteBuffer.wrap(packet).getInt() >> 16 == PROTOCOL_3) {
            String[] parameters =
                    new String(packet, Integer.BYTES, packet.length - Integer.BYTES, UTF_8).split("\0", -1);
            for (int i = 0; i + 1 < parameters.length; i += 2) {
                if (parameters[i].equals("application_name")) {
                    application = parameters[i + 1];
                }
            }
        }
        out.writeInt(packet.length + Integer.BYTES);
        out.write(packet);
        out.flush();
    }

    private void carry(DataInputStream in, DataOutputStream out, StringBuilder text)
            throws IOException, InterruptedException {
        char type = (char) in.readUnsignedByte();
        byte[] content = new byte[in.readInt() - Integer.BYTES];
        in.readFully(content);
        if (type == 'Q' || type == 'P') {
            text.append(query(type, content)).append(' ');
        }
        Passage.@Nullable Statement statement = null;
        if (type == 'Q' || type == 'S') {
            statement = new Passage.Statement(pool, application, text.toString());
            text.setLength(0);
            keeper.admit(statement);
            current = statement;
        }
        out.writeByte(type);
        out.writeInt(content.length + Integer.BYTES);
        out.write(content);
        if (statement != null || in.available() == 0) {
            out.flush();
        }
        if (statement != null) {
            keeper.passed(statement);
        }
    }

    /** A Parse message has the statement's name before its text. */
    private static String query(char type, byte[] content) {
        String[] strings = new String(content, UTF_8).split("\0", 3);
        return strings[type == 'Q' ? 0 : 1];
    }
}
