package dev.freehold.controlplane.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.ClientErrorException;

import dev.freehold.contracts.problem.ProblemCode;

/** A request's body, which ends in a refusal once more than the limit was read. */
final class CountedBody extends FilterInputStream {
    private long left;

    CountedBody(InputStream body, long limit) {
        super(body);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new ClientErrorException(ProblemCode.BODY_TOO_LARGE.status());
        }
    }
}
