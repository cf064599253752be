package dev.freehold.worker.effect.objects;

import java.io.IOException;
import java.io.OutputStream;

/** An object that is being written. Closed before it was completed it leaves nothing. */
public abstract class Upload extends OutputStream {
    /** The object is there when this returns. */
    public abstract void complete() throws IOException;

    @Override
    public abstract void write(byte[] bytes, int offset, int length) throws IOException;

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public abstract void close() throws IOException;
}
