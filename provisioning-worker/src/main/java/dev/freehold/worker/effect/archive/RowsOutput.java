package dev.freehold.worker.effect.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import static java.util.Objects.requireNonNull;

/** Takes a table's text, a write a row, and counts it. */
final class RowsOutput extends OutputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int ROWS_A_TURN = 1000;
    private static final int BYTES_A_TURN = 1 << 20;

    private final OutputStream out;
    private final Gauge gauge;
    private long bytes;
    private int newRows = -1;
    private int newBytes;

    RowsOutput(OutputStream out, Gauge gauge) {
        this.out = new BufferedOutputStream(requireNonNull(out, "out is null"), BUFFER);
        this.gauge = requireNonNull(gauge, "gauge is null");
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] row, int offset, int length) throws IOException {
        out.write(row, offset, length);
        bytes += length;
        newRows++;
        newBytes += length;
        if (newRows >= ROWS_A_TURN || newBytes >= BYTES_A_TURN) {
            tell();
        }
    }

    @Override
    public void close() throws IOException {
        tell();
        out.close();
    }

    long bytes() {
        return bytes;
    }

    private void tell() {
        gauge.add(Math.max(0, newRows), newBytes);
        newRows = 0;
        newBytes = 0;
    }
}
