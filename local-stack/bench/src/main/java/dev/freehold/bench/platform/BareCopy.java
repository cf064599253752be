package dev.freehold.bench.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import org.postgresql.PGConnection;

/** The floor of archives: plain {@code COPY} of one table through the same codec, unencrypted, unsigned and uncounted. */
public final class BareCopy {
    private static final int LEVEL = 1;
    private static final int BUFFER = 64 * 1024;

    private BareCopy() {}

    /** Fills a table with so many rows of about 300 bytes, past its audit. */
    public static void fill(Connection superuser, String tenant, int rows) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("""
                    ALTER TABLE product.product DISABLE TRIGGER audit;
                    INSERT INTO product.product (tenant_id, id, sku, name, price, version, created_at, updated_at)
                    SELECT '%s', gen_random_uuid(), n::text, repeat(md5(n::text), 6), n / 100.0, 0, now(), now()
                    FROM generate_series(1, %d) n;
                    ALTER TABLE product.product ENABLE TRIGGER audit;
                    ANALYZE product.product
                    """.formatted(tenant, rows));
        }
    }

    /** Takes off what a load would take off, so that both load the same. */
    public static void makeBare(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("""
                    ALTER TABLE product.product DISABLE TRIGGER audit;
                    ALTER TABLE product.product DROP CONSTRAINT product_tenant_id_fkey
                    """);
        }
    }

    /** Empties what an import would find empty. */
    public static void empty(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("TRUNCATE product.product, freehold.member, freehold.audit_log; CHECKPOINT");
        }
    }

    /** Returns how many bytes of text there were. */
    public static long out(Connection owner, Path file) throws SQLException, IOException {
        try (OutputStream to = Files.newOutputStream(file);
                Counted text = new Counted(new ZstdOutputStream(to, LEVEL))) {
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY product.product TO STDOUT (FORMAT csv, HEADER true)", text);
            return text.bytes;
        }
    }

    public static void in(Connection owner, Path file) throws SQLException, IOException {
        try (InputStream text = new ZstdInputStream(Files.newInputStream(file))) {
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY product.product FROM STDIN (FORMAT csv, HEADER match)", text, BUFFER);
        }
    }

    /** The codec alone over a text in memory. */
    public static void compress(byte[] text) throws IOException {
        try (OutputStream zstd = new ZstdOutputStream(OutputStream.nullOutputStream(), LEVEL)) {
            for (int at = 0; at < text.length; at += BUFFER) {
                zstd.write(text, at, Math.min(BUFFER, text.length - at));
            }
        }
    }

    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = new BufferedOutputStream(out, BUFFER);
        }

        @Override
        public void write(int value) throws IOException {
            bytes++;
            out.write(value);
        }

        @Override
        public void write(byte[] row, int offset, int length) throws IOException {
            bytes += length;
            out.write(row, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
