package dev.freehold.contracts.archive.tar;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import dev.freehold.contracts.codec.RefusedException;

/** The one header that a name and a size have in an archive's tar: a reader makes it itself and compares, so no byte of it is free. */
final class TarBlock {
    static final int BYTES = 512;

    private static final int SIZE = 124;
    private static final int SIZE_BYTES = 12;
    private static final int CHECKSUM = 148;
    private static final long LARGEST_OCTAL = (1L << 33) - 1;

    private TarBlock() {}

    static byte[] header(String name, long size) {
        byte[] block = new byte[BYTES];
        put(block, 0, name);
        put(block, 100, "0000600\0");
        put(block, 108, "0000000\0");
        put(block, 116, "0000000\0");
        putSize(block, size);
        put(block, 136, "00000000000\0");
        put(block, CHECKSUM, "        ");
        put(block, 156, "0");
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (byte each : block) {
            sum += each & 0xFF;
        }
        put(block, CHECKSUM, String.format(Locale.ROOT, "%06o\0 ", sum));
        return block;
    }

    /** @throws RefusedException if it is not the header of a file of that name */
    static long size(byte[] header, String name) {
        long size = parseSize(header);
        if (size < 0 || !Arrays.equals(header, header(name, size))) {
            throw new RefusedException("not an archive: it does not begin with " + name);
        }
        return size;
    }

    /** How many zero bytes follow a file of that size. */
    static int padding(long size) {
        return (int) (-size & (BYTES - 1));
    }

    private static void putSize(byte[] block, long size) {
        if (size <= LARGEST_OCTAL) {
            put(block, SIZE, String.format(Locale.ROOT, "%011o\0", size));
        } else {
            // GNU's form for what octal digits do not hold.
            ByteBuffer.wrap(block).putLong(SIZE + SIZE_BYTES - Long.BYTES, size);
            block[SIZE] = (byte) 0x80;
        }
    }

    private static long parseSize(byte[] block) {
        if (block[SIZE] == (byte) 0x80) {
            return ByteBuffer.wrap(block).getLong(SIZE + SIZE_BYTES - Long.BYTES);
        }
        try {
            return Long.parseLong(new String(block, SIZE, SIZE_BYTES - 1, StandardCharsets.US_ASCII), 8);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static void put(byte[] block, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }
}
