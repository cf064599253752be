package dev.freehold.stack.part;

import java.time.Duration;

/** Hears how a start goes on; may be called from several threads. */
public interface PartProgress {
    PartProgress SILENT = new PartProgress() {
        @Override
        public void note(String text) {}

        @Override
        public void done(String title, Duration took) {}
    };

    void note(String text);

    void done(String title, Duration took);
}
